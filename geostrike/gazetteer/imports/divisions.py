"""Names of first-order divisions by the codes of GeoNames."""

from __future__ import annotations

import csv
from functools import cache

from geostrike.files import data_dir

__all__ = ["division_name"]


def division_name(country: str, code: str) -> str:
    """Return the name of a first-order division, its code where the name is not known; ``""`` for none.

    Parameters
    ----------
    country : ISO 3166-1 alpha-2.
    code : of GeoNames, which is that of FIPS 10-4 for most countries.
    """
    return "" if code in ("", "00") else _names().get(f"{country}.{code}", code)


@cache
def _names() -> dict[str, str]:
    path = data_dir() / "world" / "admin1.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
