"""What holds for both files: the same bytes, one clear line without the extra, and LibreOffice opens them."""

import builtins
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geostrike import brief
from geostrike.errors import InputError

FILES = {"slides": ("briefing.pptx", "python-pptx", "pptx"), "report": ("briefing.docx", "python-docx", "docx")}
BUILD = """
import hashlib, sys
sys.path[:0] = {paths!r}
from webmap.reports import make_layers, make_spec
from geostrike import brief
maps = [(make_spec(languages=("en", "ar")), make_layers())]
print(*(hashlib.sha256(getattr(brief, name)(maps)).hexdigest() for name in ("slides", "report")))
"""


@pytest.mark.parametrize("name", FILES)
def test_without_the_extra_one_line_says_what_to_install(name, monkeypatch, maps):
    file, package, module = FILES[name]
    real = builtins.__import__

    def refuse(asked, *rest, **given):
        if asked.split(".")[0] == module:
            raise ImportError(f"No module named {module!r}")
        return real(asked, *rest, **given)

    for known in [known for known in sys.modules if known.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setattr(builtins, "__import__", refuse)
    monkeypatch.setattr("importlib.import_module", refuse)
    monkeypatch.setattr(brief, "import_module", refuse)
    with pytest.raises(InputError) as found:
        getattr(brief, name)(maps)
    assert str(found.value) == f"{file} needs {package}; install it with: pip install 'geostrike[brief]'"


@pytest.mark.parametrize("name", FILES)
def test_a_briefing_needs_a_map(name):
    with pytest.raises(InputError, match="no map is given"):
        getattr(brief, name)([])


def test_the_package_imports_nothing_heavy():
    asked = "import sys, geostrike.brief; print({'pptx', 'docx', 'matplotlib', 'geopandas'} & sys.modules.keys())"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


def test_two_processes_give_the_same_bytes():
    tests = str(Path(__file__).resolve().parents[1])
    built = [
        subprocess.run(
            [sys.executable, "-c", BUILD.format(paths=[tests])],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert built[0] == built[1]
    assert re.fullmatch(r"[0-9a-f]{64} [0-9a-f]{64}\n", built[0])


def test_libreoffice_opens_both(tmp_path, pptx_file, docx_file):
    if shutil.which("soffice") is None or shutil.which("pdfinfo") is None:
        if os.environ.get("GEOSTRIKE_REAL_CLIENTS") == "1":
            pytest.fail("GEOSTRIKE_REAL_CLIENTS=1, but soffice or pdfinfo is missing")
        pytest.skip("soffice or pdfinfo is missing")
    (tmp_path / "deck.pptx").write_bytes(pptx_file)
    (tmp_path / "paper.docx").write_bytes(docx_file)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", tmp_path, tmp_path / "deck.pptx", tmp_path / "paper.docx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pages = {}
    for name in ("deck", "paper"):
        said = subprocess.run(["pdfinfo", tmp_path / f"{name}.pdf"], check=True, capture_output=True, text=True).stdout
        pages[name] = int(re.search(r"Pages:\s+(\d+)", said).group(1))
    assert 3 <= pages["deck"] <= 5
    assert 4 <= pages["paper"] <= 8
