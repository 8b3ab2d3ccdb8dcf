"""What a map withholds is in none of its files."""

import io
import zipfile
from dataclasses import replace

import pytest

from geostrike.export.kml import kml
from geostrike.export.tables import acled_csv, claims_csv, events_csv, events_workbook, ucdp_ged_csv

from .raids import SPEC, builder

SECRETS = ("Mosul", "killed five", "c1a")


def workbook_text(layers):
    with zipfile.ZipFile(io.BytesIO(events_workbook(layers))) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist())


@pytest.mark.parametrize(
    "write",
    [acled_csv, claims_csv, events_csv, ucdp_ged_csv, workbook_text, lambda layers: [kml(layers, SPEC).decode()]],
    ids=["acled", "claims", "events", "ucdp", "workbook", "kml"],
)
def test_a_withheld_place_takes_its_words_with_it(write):
    shown = builder().layers(SPEC, base=False)
    hidden = builder().layers(replace(SPEC, redact=("iq-mosul",)), base=False)
    before, after = "".join(write(shown)), "".join(write(hidden))
    assert "Mosul" in before
    assert not [secret for secret in SECRETS if secret in after]
    assert "Al Bukamal" in after
