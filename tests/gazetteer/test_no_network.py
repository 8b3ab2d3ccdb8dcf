"""No name leaves the machine unless somebody asks an online service: the interpreter itself is watched.

Each program runs in a process of its own, under an audit hook that writes down and forbids whatever would reach a
network, and any other program that could do so unseen. What forks inherits the hook.
"""

import json
import subprocess
import sys

import pytest

WATCH = """
import os, sys
REACHES_OUT = {
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto",
    "socket.sendmsg", "urllib.Request", "http.client.connect", "http.client.send", "ftplib.connect", "smtplib.connect",
    "subprocess.Popen", "os.system", "os.posix_spawn", "os.exec",
}
seen = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def watch(event, arguments):
    # matplotlib asks the system, once for each account, which fonts it has.
    if event in REACHES_OUT and not (event == "subprocess.Popen" and arguments[0] == "fc-list"):
        os.write(seen, f"{event} {arguments!r}\\n".encode())
        raise RuntimeError(f"{event} is forbidden")
sys.addaudithook(watch)
"""
COMMANDS = (
    WATCH
    + """
from geostrike.cli import main
main(sys.argv[2:])
"""
)
STORY = (
    "Drones struck a depot in Homs on 3 February 2024, killing two people, the ministry said. A rocket hit Xyzzyville, "
    "and an air strike at 34.37 N, 41.09 E wounded three, 20 km south of Al-Qaim.\n"
)


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory):
    """A home of its own, in which nothing is compiled or kept yet; all tests share it, for compiling takes its time."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        yield folder


def watched(program, tmp_path, *arguments):
    """Run a program under the hook; return how it ended and what the hook wrote down."""
    log = tmp_path / "events.txt"
    run = subprocess.run(
        [sys.executable, "-c", program, str(log), *map(str, arguments)],
        capture_output=True, text=True, cwd=tmp_path, timeout=300,
    )  # fmt: skip
    return run, log.read_text()


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY)
    return folder


@pytest.mark.parametrize(
    ("call", "event"),
    [
        ("import socket; socket.getaddrinfo('example.org', 80)", "socket.getaddrinfo"),
        ("import socket; socket.socket().connect(('127.0.0.1', 9))", "socket.connect"),
        ("import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')", "urllib.Request"),
        ("import requests; requests.get('http://127.0.0.1:9')", "socket.getaddrinfo"),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
    ],
)
def test_the_hook_sees_what_reaches_out(tmp_path, call, event):
    run, seen = watched(WATCH + call, tmp_path)
    assert run.returncode != 0
    assert seen.startswith(event)


def test_resolving_a_name_asks_nobody(tmp_path):
    for name, status in (("Deir el-Zour", 0), ("Xyzzyville", 2)):
        run, seen = watched(COMMANDS, tmp_path, "resolve", name)
        assert run.returncode == status, run.stderr
        assert ("Deir ez-Zor" in run.stdout) == (status == 0)
        assert seen == ""


def test_finding_mentions_asks_nobody(tmp_path, documents):
    run, seen = watched(COMMANDS, tmp_path, "mentions", documents)
    assert run.returncode == 0, run.stderr
    assert "Homs" in [found["name"] for found in json.loads(run.stdout.splitlines()[0])["toponyms"]]
    assert seen == ""


def test_drawing_maps_asks_nobody(tmp_path, documents):
    run, seen = watched(COMMANDS, tmp_path, "maps", documents, "--out", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "overview.html").stat().st_size > 10_000
    assert "Homs" in (tmp_path / "out" / "claims.jsonl").read_text()
    assert seen == ""


def test_reading_from_python_asks_nobody(tmp_path, documents):
    program = WATCH + (
        "from pathlib import Path\n"
        "import geostrike as gs\n"
        "findings = gs.read_reports(Path(sys.argv[2]), gs.read_gazetteer(), gs.load_boundaries())\n"
        "print(len(findings.claims))\n"
    )
    run, seen = watched(program, tmp_path, documents)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 1
    assert seen == ""


def test_the_gazetteers_geocoder_asks_nobody(tmp_path):
    program = WATCH + (
        "from geostrike.gazetteer import read_gazetteer\n"
        "from geostrike.gazetteer.geocoder import GazetteerGeocoder\n"
        "geocoder = GazetteerGeocoder(read_gazetteer())\n"
        "print(geocoder.geocode('Homs').latitude, geocoder.geocode('Xyzzyville'))\n"
    )
    run, seen = watched(program, tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("34.7")
    assert run.stdout.endswith("None\n")
    assert seen == ""


def test_the_online_geocoder_reaches_out_only_when_asked(tmp_path):
    program = WATCH + (
        "from geostrike.gazetteer.online import OnlineGeocoder\n"
        "geocoder = OnlineGeocoder(user_agent='tests (tests@example.org)', domain='127.0.0.1:9', scheme='http')\n"
        "print('made', flush=True)\n"
        "assert os.path.getsize(sys.argv[1]) == 0\n"
        "geocoder.geocode('Homs')\n"
    )
    run, seen = watched(program, tmp_path)
    assert run.stdout == "made\n"
    assert run.returncode != 0
    assert seen.startswith("urllib.Request")


@pytest.mark.parametrize("module", ["geostrike", "geostrike.gazetteer", "geostrike.cli"])
def test_no_http_client_is_imported_to_look_up_a_name(module):
    clients = ("requests", "urllib3", "urllib.request", "http.client", "ssl", "socket", "geopy")
    program = f"import sys, {module}; print([name for name in {clients!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_no_module_imports_the_online_geocoder_as_it_is_loaded():
    program = (
        "import sys, geostrike.cli, geostrike.pipeline, geostrike.reading, geostrike.gazetteer.geocoder\n"
        "print([name for name in sys.modules if name.startswith('geostrike.gazetteer.') and "
        "name.endswith(('.online', '.fetch', '.services', '.answers'))])\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
