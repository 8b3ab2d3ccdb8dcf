"""The list of disputed lines: every row that cannot be used is named by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.boundaries.disputes import read_disputes
from geostrike.errors import BoundariesError, InputError
from geostrike.files import data_dir

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "name,countries,kind,status,note,source,geometry\n"
KNOWN = {"IL", "SY", "Somaliland", "SO"}


def _write(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "disputed.csv"
    path.write_text(head + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_rows_of_each_kind(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        "A,IL|SY,border,held,why,who,",
        "B,SO|Somaliland,border,held,why,who,",
        'C,SY,line,held,why,who,"LINESTRING (35 33, 36 34)"',
        'D,SY,area,held,why,who,"POLYGON ((35 33, 36 34, 36 33, 35 33))"',
    )
    first, second, third, fourth = read_disputes(path, KNOWN)
    assert first.countries == ("IL", "SY")
    assert first.shape() is None
    assert second.countries == ("SO", "Somaliland")
    assert third.shape().length == pytest.approx(2**0.5)
    assert fourth.shape().area == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,IL|SY,border,held,why,,", "every column but the last"),
        ("A,IL|SY,border,held,why,who,,extra", "every column but the last"),
        ("A,IL|SY,frontier,held,why,who,", "the kind 'frontier' is unknown"),
        ("A,IL,border,held,why,who,", "between two countries"),
        ("A,IL|XX,border,held,why,who,", "'XX' is no country code"),
        ("A,IL|SY,line,held,why,who,", "a line needs LINESTRING or MULTILINESTRING, not nothing"),
        ("A,IL|SY,area,held,why,who,POINT (35 33)", "a area needs POLYGON|an area needs POLYGON"),
        ('A,IL|SY,line,held,why,who,"LINESTRING (35 33, 36)"', "no well-known text"),
        ("A,IL|SY,line,held,why,who,LINESTRING (35 33", "no well-known text"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, row: str, said: str) -> None:
    path = _write(tmp_path, "A,IL|SY,border,held,why,who,", row)
    with pytest.raises(InputError, match=rf"disputed\.csv:3: .*({said})"):
        read_disputes(path, KNOWN)


def test_wrong_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"disputed\.csv:1: the columns must be name, countries"):
        read_disputes(_write(tmp_path, head="name,country\n"), KNOWN)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "disputed.csv"
    path.write_bytes(HEAD.encode() + b"\xff\xfe,IL|SY,border,held,why,who,\n")
    with pytest.raises(InputError, match="not a table in UTF-8"):
        read_disputes(path, KNOWN)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(BoundariesError, match="missing"):
        read_disputes(tmp_path / "disputed.csv", KNOWN)


def test_every_dispute_of_ours_names_its_source() -> None:
    class Anything:
        def __contains__(self, _: object) -> bool:
            return True

    disputes = read_disputes(data_dir() / "disputed.csv", Anything())
    assert len(disputes) == 30
    assert len({dispute.name for dispute in disputes}) == 30
    own = [dispute for dispute in disputes if dispute.kind != "border"]
    assert all("our own" in dispute.source or "thinned" in dispute.source for dispute in own)
