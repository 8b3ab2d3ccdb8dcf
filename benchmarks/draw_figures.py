"""How long the figures of the maps take: each size drawn, and written as PNG, SVG and PDF.

Run ``python benchmarks/draw_figures.py [DOCUMENTS] [MAPS]`` in a checkout. The layers are built beforehand; the first
row also opens the fonts.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from geostrike.boundaries import load_boundaries
from geostrike.figure import SIZES, draw_figure
from geostrike.figure.raster import png_bytes
from geostrike.figure.write import pdf_bytes, svg_bytes
from geostrike.gazetteer import open_gazetteer
from geostrike.layers import LayerBuilder, framed
from geostrike.pipeline import read_map_specs, read_reports


def main(documents: str = "data/documents", maps: str = "maps") -> None:
    gazetteer, boundaries = open_gazetteer(), load_boundaries()
    found = read_reports(Path(documents), gazetteer, boundaries)
    builder = LayerBuilder(
        found.events,
        boundaries,
        documents=found.documents,
        families=found.families,
        matches=found.matches,
        aggregates=found.aggregates,
        rejections=found.rejections,
        places=gazetteer.places,
    )
    print(f"{'figure':32} {'draw':>6} {'png':>6} {'svg':>6} {'pdf':>6} {'all':>6} s   KiB of each")
    for spec in read_map_specs(Path(maps)):
        spec = framed(spec, gazetteer.places)
        layers = builder.layers(spec)
        for size in SIZES:
            times, sizes = [perf_counter()], []
            figure = draw_figure(layers, spec, size)
            times.append(perf_counter())
            for write in (
                png_bytes,
                lambda drawn, said=spec: svg_bytes(drawn, said.title, said.summary),
                lambda drawn, said=spec: pdf_bytes(drawn, said.title, said.summary),
            ):
                sizes.append(len(write(figure)) // 1024)
                times.append(perf_counter())
            took = [later - earlier for earlier, later in pairwise(times)]
            row = " ".join(f"{seconds:6.2f}" for seconds in (*took, times[-1] - times[0]))
            print(f"{spec.name + ' ' + size:32} {row}     {' '.join(map(str, sizes))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
