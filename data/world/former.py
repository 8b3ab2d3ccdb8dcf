"""Builds former.csv: the divisions that Natural Earth draws and GeoNames no longer lists under that name.

Reports go on using them: Kenya's provinces, Katanga, Brong Ahafo.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from pathlib import Path

from geostrike.boundaries import covering_radius_m, load_boundaries
from geostrike.gazetteer import fold, skeleton

HERE = Path(__file__).parent


def main() -> None:
    known: dict[str, set[str]] = {}
    with gzip.open(HERE / "divisions.csv.gz") as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            names = [row["name"], *(item.partition(":")[2] for item in row["names"].split("|"))]
            of_country = known.setdefault(row["country"], set())
            of_country.update(key for name in names for key in (fold(name), skeleton(name)))
    boundaries = load_boundaries()
    rows: dict[str, list] = {}
    for country in boundaries.codes:
        drawn = boundaries.divisions(country)
        for name, area in zip(drawn["name"], drawn.geometry, strict=True):
            if {fold(name), skeleton(name)} & known.get(country, set()) or not fold(name):
                continue
            point = area.centroid if area.contains(area.centroid) else area.representative_point()
            radius = round(covering_radius_m(area, point.x, point.y), -3)
            identity = f"ne:{country}:{fold(name).replace(' ', '-')}"
            row = [identity, name, "", country, name, "ADM1H", f"{point.y:.4f}", f"{point.x:.4f}", radius]
            rows.setdefault(identity, [*row, 0, "", "Natural Earth"])
    with (HERE / "former.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["id", "name", "names", "country", "admin1", "feature_code", "latitude", "longitude", "radius_m",
             "population", "geonameid", "source"]
        )  # fmt: skip
        writer.writerows(rows[identity] for identity in sorted(rows))
    sys.stdout.write(f"{len(rows)} former divisions\n")


if __name__ == "__main__":
    main()
