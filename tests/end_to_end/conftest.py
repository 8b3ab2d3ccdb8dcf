"""The five articles, read once from our notes and, where the originals lie beside the project, once from those."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from geostrike.boundaries import load_boundaries
from geostrike.files import data_dir
from geostrike.gazetteer import read_gazetteer
from geostrike.output import draw_files
from geostrike.pipeline import read_map_specs, read_reports

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = ROOT.parent / "shared" / "documents"


@dataclass(frozen=True)
class Built:
    """What one build writes, by file name, with its JSON Lines read back."""

    files: dict

    def rows(self, name):
        return [json.loads(line) for line in self.files[name].splitlines()]

    def layer(self, name):
        return json.loads(self.files[f"layers/{name}.geojson"])["features"]

    def claims(self, event_type, day, place=None, country=None, document=""):
        """Claims of a type and day, at a place or in a country, from documents whose name starts with `document`."""
        return [
            row
            for row in self.rows("claims.jsonl")
            if row["event_type"] == event_type
            and row["date_start"] == day
            and (place is None or row["place"] == place)
            and (country is None or row["country"] == country)
            and row["document"].startswith(document)
        ]


@pytest.fixture(scope="session", params=["notes", "originals"])
def built(request):
    source = data_dir() / "documents" if request.param == "notes" else ORIGINALS
    if not source.is_dir():
        pytest.skip("the originals are not here")
    gazetteer, boundaries = read_gazetteer(), load_boundaries()
    findings = read_reports(source, gazetteer, boundaries)
    files = draw_files(findings, read_map_specs(ROOT / "maps"), gazetteer, boundaries)
    return Built({name: "".join(pieces) for name, pieces in files.items()})
