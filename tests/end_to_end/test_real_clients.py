"""The files in the programs that readers use: the map and its embedding in Chromium, the layers in QGIS."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("strikes", "attacks", "extents", "contested", "borders", "places")
QGIS_PYTHON = "/usr/bin/python3"


@pytest.fixture
def folder(built, tmp_path):
    for name, text in built.files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def qgis():
    probe = subprocess.run([QGIS_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False)
    if probe.returncode:
        if os.environ.get("GEOSTRIKE_REAL_CLIENTS"):
            pytest.fail("python3-qgis is missing")
        pytest.skip("python3-qgis is missing")

    def open_layers(*paths):
        script = Path(__file__).with_name("open_in_qgis.py")
        environment = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C.UTF-8"}
        result = subprocess.run(
            [QGIS_PYTHON, script, *paths], capture_output=True, text=True, env=environment, check=True
        )
        return {row["name"]: row for row in json.loads(result.stdout.splitlines()[-1])}

    return open_layers


@pytest.mark.qgis
def test_every_layer_opens_in_qgis(qgis, folder, built):
    opened = qgis(*(folder / "layers" / f"{name}.geojson" for name in LAYERS))
    for name in LAYERS:
        row = opened[f"{name}.geojson"]
        features = built.layer(name)
        assert row["valid"]
        assert row["crs"] == "EPSG:4326"
        assert row["features"] == len(features) > 0
        assert row["without_geometry"] == sum(1 for feature in features if feature["geometry"] is None)
    fields = opened["strikes.geojson"]["fields"]
    assert (fields["date_start"], fields["best"], fields["where_prec"]) == ("Date", "Integer", "Integer")


@pytest.mark.browser
def test_the_overview_opens_without_a_network(folder, open_page):
    opened = open_page((folder / "overview.html").read_text("utf-8"))
    page = opened.page
    assert (opened.errors, opened.left_the_file) == ([], [])
    assert page.title() == "Strikes and attacks in Syria, Iraq and Jordan"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("button", name="Attack, Tower 22").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("mark")
    assert "Tower 22" in page.locator("mark").all_inner_texts()


@pytest.mark.browser
def test_the_snippet_of_the_readme_embeds_the_map(folder, open_page):
    readme = (ROOT / "README.md").read_text("utf-8")
    snippet = re.search(r"```html\n(.*?)```", readme, re.DOTALL).group(1)
    # The page is written beside the map, as the README says.
    opened = open_page(f'<!doctype html><html lang="en"><title>Briefing</title><body>{snippet}', ready=False)
    page = opened.page
    page.locator("iframe").scroll_into_view_if_needed()
    page.frame_locator("iframe").locator(".sign").first.wait_for(state="attached")
    (frame,) = [frame for frame in page.frames if "overview.html" in frame.url]
    assert frame.evaluate("window.geostrikeReady.then(() => document.querySelectorAll('.sign').length)") > 0
    assert not frame.locator(".panel").is_visible()
