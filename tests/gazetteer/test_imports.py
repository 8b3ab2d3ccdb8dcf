"""Resolving a name must stay light: what it imports is what the user waits for."""

import subprocess
import sys

HEAVY = ("geopandas", "pandas", "shapely", "numpy", "folium", "geopy", "rapidfuzz")
PROGRAM = f"""
import sys
from geostrike.gazetteer import Gazetteer, read_gazetteer
Gazetteer(()).candidates("Deir ez-Zor Governorate")
Gazetteer(()).scan("Homs")
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_only_fuzzy_matching_imports_more_than_the_standard_library():
    program = PROGRAM.replace('"Deir ez-Zor Governorate"', '"Homs"')
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
