"""Files as publishers make them, of places that do not exist."""

from __future__ import annotations

import pytest

from geostrike.gazetteer.imports import Reading, read_rows

GNS_OLD = (
    "RC UFI UNI LAT LONG DMS_LAT DMS_LONG MGRS JOG FC DSG PC CC1 ADM1 POP ELEV CC2 NT LC SHORT_FORM GENERIC "
    "SORT_NAME_RO FULL_NAME_RO FULL_NAME_ND_RO SORT_NAME_RG FULL_NAME_RG FULL_NAME_ND_RG NOTE MODIFY_DATE "
    "DISPLAY NAME_RANK NAME_LINK TRANSL_CD NM_MODIFY_DATE F_EFCTV_DT F_TERM_DT"
).split()
GNS_NEW = (
    "rk ufi uni full_name nt lat_dd long_dd efctv_dt term_dt_f term_dt_n desig_cd fc cc_ft adm1 ft_link "
    "name_rank lang_cd transl_cd script_cd name_link cc_nm generic full_nm_nd sort_gen sort_name lat_dms "
    "long_dms mgrs mod_dt_ft mod_dt_nm dialect_cd display gis_notes"
).split()


def dump_row(geonameid=1, name="Tall Test", **fields):
    """A line of a GeoNames dump."""
    row = {
        "ascii": name,
        "alternates": "",
        "latitude": "35.1",
        "longitude": "40.4",
        "class": "P",
        "code": "PPL",
        "country": "SY",
        "cc2": "",
        "admin1": "",
        "admin2": "",
        "admin3": "",
        "admin4": "",
        "population": "0",
        "elevation": "",
        "dem": "210",
        "timezone": "Asia/Damascus",
        "date": "2020-01-31",
    } | fields
    return "\t".join((str(geonameid), name, *row.values()))


def alternate(geonameid, language, name, preferred="", number=1):
    """A line of an alternateNamesV2."""
    return "\t".join((str(number), str(geonameid), language, name, preferred, "", "", "", "", ""))


def gns(header, *rows):
    """A country file of the NGA from the fields that differ from empty."""
    lines = ["\t".join(header)]
    lines += ["\t".join(row.get(column, "") for column in header) for row in rows]
    return "\n".join(lines) + "\n"


@pytest.fixture
def rows_of(tmp_path):
    """Write a file and read its rows; with `faults`, wrong rows go there instead of ending it."""

    def read(text, file="places.txt", *, form="", faults=None, **asked):
        path = tmp_path / file
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        if faults is not None:
            asked["report"] = lambda error: faults.append(str(error).removeprefix(str(path)))
        return list(read_rows([path], Reading(scratch=tmp_path, **asked), form=form))

    return read
