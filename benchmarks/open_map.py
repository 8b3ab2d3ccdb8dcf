"""How long a large map takes to be written, to open and to answer, beside folium's FastMarkerCluster of the same rows.

Run ``python benchmarks/open_map.py [EVENTS] [NODE_MODULES]`` in a checkout; 100,000 events unless said otherwise, all
made up, from a seed. The peer's page loads its libraries from a content network: with NODE_MODULES, a folder that holds
``leaflet.markercluster``, they are given to it from there; without, only its size is compared. Needs Debian's Chromium.
A filter's time is from the call to the second frame after it, by when the map has been drawn and shown.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import folium
from folium.plugins import FastMarkerCluster
from playwright.sync_api import sync_playwright
from xstatic.pkg import leaflet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SEED = 20240202
FIRST_DAY, DAYS = date(2017, 1, 1), 3200
WHO = ["Aircraft", "Two drones", "Artillery", "A missile", "Rockets", "Gunboats", "A patrol", "Jets from a carrier"]
DID = ["hit", "struck", "destroyed", "damaged", "narrowly missed", "set fire to", "fell short of", "landed beside"]
WHAT = ["a depot", "a bridge", "fuel tanks", "an outpost", "a radar", "a pier", "workshops", "a checkpoint", "barracks"]
TOLD = ["said residents", "an official said", "the ministry said", "by two accounts", "medics reported", "it was said"]

ANSWERS = """async () => {
  const g = geostrike, data = await g.benchmarked;
  const painted = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
  const asked = {
    kind: {types: new Set([0])}, actor: {actors: new Set([1, 2])}, country: {countries: new Set([0])},
    precision: {precisions: new Set([1])}, source: {publishers: new Set([3, 4])}, disputed: {disputed: true},
    brush: {days: [17500, 17900]}, "brush moved": {days: [17600, 18000]}, none: null,
  };
  const found = {};
  for (const [name, changes] of Object.entries(asked)) {
    const start = performance.now();
    if (changes) g.setFilter(data, changes); else g.liftFilters(data);
    await painted();
    found[name] = Math.round(performance.now() - start);
    g.liftFilters(data);
    await painted();
    await new Promise(r => setTimeout(r, 300));
  }
  const start = performance.now();
  await data.detail(Math.floor(data.events.count / 2));
  return {answers_ms: found, sentence_ms: Math.round(performance.now() - start)};
}"""
FRAMES = """async () => {
  const map = map_geostrike, stamps = [];
  let on = true;
  requestAnimationFrame(function tick(t) { stamps.push(t); if (on) requestAnimationFrame(tick) });
  for (let i = 0; i < 8; i++) {
    map.panBy([i % 2 ? -120 : 120, 60], {animate: true, duration: .25});
    await new Promise(r => setTimeout(r, 300));
  }
  for (const step of [1, -1]) { map.setZoom(map.getZoom() + step); await new Promise(r => setTimeout(r, 500)) }
  on = false;
  const gaps = stamps.slice(1).map((t, i) => t - stamps[i]).sort((a, b) => a - b);
  return Math.round(gaps[Math.floor(gaps.length * .95)] * 10) / 10;
}"""


def made_up(count: int) -> list[dict[str, Any]]:
    """Return rows of claims, each of one happening."""
    rng = random.Random(SEED)
    rows = []
    for i in range(count):
        day = (FIRST_DAY + timedelta(days=rng.randrange(DAYS))).isoformat()
        document = f"report-{i // 3:07d}"
        place = f"Site {i}"
        sentence = (
            f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)} and {rng.choice(WHAT)} near {place} "
            f"{rng.choice(['before dawn', 'at noon', 'late at night', 'in the evening'])}, {rng.choice(TOLD)}."
        )
        rows.append(
            {
                "id": sha256(str(i).encode()).hexdigest()[:16],
                "document": document,
                "title": f"Report {i // 3}",
                "publisher": f"Publisher {i % 41}",
                "url": f"https://example.org/{document}",
                "sha256": sha256(document.encode()).hexdigest(),
                "start": 0,
                "end": len(sentence),
                "sentence": sentence,
                "event_type": rng.choice(["strike", "attack"]),
                "date_start": day,
                "date_end": day,
                "date_prec": 1,
                "place": place,
                "place_id": f"bench:{i}",
                "where_prec": rng.choice([1, 2, 2, 3]),
                "latitude": round(13 + rng.random() * 24, 5),
                "longitude": round(35 + rng.random() * 24, 5),
                "radius_m": rng.choice([500, 2000, 5000, 25000]),
                "country": rng.choice(["SY", "IQ", "YE", "JO"]),
                "actor1": rng.choice(["United States", "Israel", "Houthis", "Militia", ""]),
                "killed": rng.choice([None, None, 0, 1, 2, 5, 18]),
            }
        )
    return rows


def draw(rows: list[dict[str, Any]], folder: Path) -> Path:
    claims, toml = folder / "claims.jsonl", folder / "many.toml"
    claims.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    toml.write_text('title = "Made up, for measuring"\n', encoding="utf-8")
    start = perf_counter()
    command = [sys.executable, "-m", "geostrike.cli", "draw", str(claims), "--map", str(toml), "--out", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"written in {perf_counter() - start:.1f} s, at most {peak:.2f} GB in a process")
    return folder / "many.html"


def peer(rows: list[dict[str, Any]], path: Path) -> Path:
    m = folium.Map((25, 47), zoom_start=5)
    kept = ("event_type", "date_start", "place", "killed", "actor1", "sentence", "publisher", "url")
    data = [[row["latitude"], row["longitude"], *(row[name] for name in kept)] for row in rows]
    FastMarkerCluster(data).add_to(m)
    m.save(path)
    return path


def opened(browser: Browser, path: Path, modules: Path | None) -> tuple[Page, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})

    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[-1].split("?")[0]
        if route.request.url.startswith(("file:", "data:", "blob:")):
            return route.continue_()
        folders = [Path(leaflet.BASE_DIR), *([modules / "leaflet.markercluster" / "dist"] if modules else [])]
        local = next((folder / name for folder in folders if (folder / name).is_file()), None)
        return route.fulfill(path=local) if local else route.abort()

    page.route("**/*", answer)
    # Our page keeps its data to itself; the benchmark listens where they are handed on.
    page.add_init_script(
        "let told; window.benchmarked = new Promise(r => told = r); addEventListener('DOMContentLoaded', () => {"
        " const g = window.geostrike; if (!g) return; g.benchmarked = window.benchmarked; const ready = g.readyFilter;"
        " g.readyFilter = data => { ready(data); told(data) } }, {capture: true})"
    )
    start = perf_counter()
    page.goto(path.as_uri(), wait_until="load", timeout=180_000)
    page.evaluate("window.geostrikeReady")
    page.evaluate("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    return page, perf_counter() - start


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    modules = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if not Path(CHROMIUM).exists():
        print(f"{CHROMIUM} is missing: nothing measured")
        return
    rows = made_up(count)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as p:
        ours, theirs = draw(rows, Path(name)), peer(rows, Path(name) / "peer.html")
        sizes = [path.stat().st_size / 1e6 for path in (ours, theirs)]
        print(
            f"{count:,} events: {sizes[0]:.1f} MB, FastMarkerCluster {sizes[1]:.1f} MB, {sizes[0] / sizes[1]:.2f} of it"
        )
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page, ready = opened(browser, ours, None)
        print(f"ready in {ready:.2f} s; 95 % of frames within {page.evaluate(FRAMES)} ms while panned and zoomed")
        print(json.dumps(page.evaluate(ANSWERS)))
        page.close()
        if modules:
            page, loaded = opened(browser, theirs, modules)
            print(f"FastMarkerCluster loads in {loaded:.2f} s: ours takes {ready / loaded:.2f} of that")
        browser.close()


if __name__ == "__main__":
    main()
