"""Where a document is about, by the places that it is known to name."""

import pytest

from geostrike.gazetteer.bearers import Bearer
from geostrike.model import Place
from geostrike.reading.choosing.about import About
from geostrike.reading.choosing.lookup import Reading


def known(country, code, longitude=40.0, latitude=35.0, admin1=""):
    return Place(
        id=f"{country}{code}{longitude}", name="A", longitude=longitude, latitude=latitude, country=country,
        feature_code=code, radius_m=1_000, admin1=admin1,
    )  # fmt: skip


def bearer(country="SY", longitude=45.0, latitude=30.0, population=0, admin1=""):
    return Bearer(1, 0, 0, longitude, latitude, population, "PPL", country, admin1, 0)


LIKE = Reading("homs", (), "fuzzy", "")
SPELT = Reading("homs", (), "variant", "")
PART = Reading("homs", (), "alternate", "", inside=True)


@pytest.mark.parametrize(
    ("places", "one", "reading", "fits"),
    [
        ([], bearer(), LIKE, True),
        ([], bearer(), PART, False),
        ([], bearer(population=400_000), PART, True),
        ([known("SY", "PCLI")], bearer(), SPELT, True),
        ([known("SY", "PCLI")], bearer(), LIKE, False),
        ([known("SY", "PCLI")], bearer(population=400_000), LIKE, True),
        ([known("IQ", "PCLI")], bearer(population=400_000), LIKE, False),
        ([known("SY", "ADM1", admin1="Homs")], bearer(admin1="Homs"), LIKE, True),
        ([known("SY", "ADM1", admin1="Hama")], bearer(admin1="Homs"), LIKE, False),
        ([known("IQ", "PPL", 45.5, 30.5)], bearer(), LIKE, True),
        ([known("IQ", "PPL", 45.0, 31.34)], bearer(), LIKE, True),
        ([known("IQ", "PPL", 45.0, 31.36)], bearer(), LIKE, False),
        ([known("IQ", "PCLI", 45.5, 30.5)], bearer(), LIKE, False),
    ],
)
def test_what_fits(places, one, reading, fits):
    about = About(places)
    assert about.fits(one, reading) is about.fits(one, reading) is fits
