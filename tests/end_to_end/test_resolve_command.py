"""`geostrike resolve` as a user runs it: which place comes first, how it is told, and one line for bad input."""

import json
import os
import subprocess
import sys

import pytest

FIELDS = [
    "name", "latitude", "longitude", "country", "admin1", "feature_code", "geonameid", "match", "score", "rule",
]  # fmt: skip


def resolve(*arguments):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GEOSTRIKE_")}
    command = [sys.executable, "-W", "error", "-m", "geostrike.cli", "resolve", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment, timeout=300
    )


def candidates(*arguments):
    result = resolve(*arguments, "--json")
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return json.loads(result.stdout)


def test_the_fields_of_a_candidate_and_their_order():
    found = candidates("Aleppo")
    assert len(found) > 1
    for row in found:
        assert list(row) == FIELDS
        assert -90 <= row["latitude"] <= 90
        assert -180 <= row["longitude"] <= 180
        assert 0 <= row["score"] <= 1
        assert row["rule"]
    scores = [row["score"] for row in found]
    assert scores == sorted(scores, reverse=True)
    assert (found[0]["name"], found[0]["feature_code"], found[0]["match"]) == ("Aleppo", "PPLA", "exact")


@pytest.mark.parametrize(
    ("name", "match", "place", "country"),
    [
        ("Aleppo", "exact", "Aleppo", "SY"),
        ("Halab", "alternate", "Aleppo", "SY"),
        ("حلب", "alternate", "Aleppo", "SY"),
        ("Deyr ez-Zoor", "variant", "Deir ez-Zor", "SY"),
        ("Alepppo", "fuzzy", "Aleppo", "SY"),
    ],
)
def test_how_a_spelling_matched_is_told(name, match, place, country):
    best = candidates(name)[0]
    assert (best["name"], best["country"], best["match"]) == (place, country, match)
    assert place in best["rule"] or match in {"exact", "alternate"}


@pytest.mark.parametrize(
    "spelling", ["Deir ez-Zor", "Deir el-Zour", "Dayr az Zawr", "Deir ezzor", "Dayr al-Zur", "دير الزور"]
)
def test_six_spellings_of_deir_ez_zor(spelling):
    best = candidates(spelling)[0]
    assert (best["name"], best["country"], best["feature_code"]) == ("Deir ez-Zor", "SY", "PPLA")


@pytest.mark.parametrize("spelling", ["Kyiv", "Київ", "Киев", "Kiev", "KYIV", "kyiv"])
def test_spellings_of_kyiv(spelling):
    best = candidates(spelling)[0]
    assert (best["name"], best["country"], best["feature_code"]) == ("Kyiv", "UA", "PPLC")


def test_a_name_with_its_country():
    best = candidates("Al Qaim, Iraq")[0]
    assert (best["name"], best["country"], best["admin1"]) == ("Al Qaim", "IQ", "Anbar")
    assert {row["country"] for row in candidates("Tripoli, Lebanon")} == {"LB"}


@pytest.mark.parametrize(("code", "country"), [("LB", "LB"), ("lb", "LB"), ("LY", "LY"), ("GR", "GR")])
def test_the_country_asked_for_comes_first(code, country):
    assert candidates("Tripoli", "--country", code)[0]["country"] == country


def test_the_place_nearby_comes_first():
    far = candidates("Springfield", "--near", "Boston")[0]
    near = candidates("Springfield", "--near", "Chicago")[0]
    assert (far["admin1"], near["admin1"]) == ("Massachusetts", "Illinois")
    assert "Chicago" in near["rule"]


def test_candidates_in_words():
    result = resolve("Al Qaim")
    assert (result.returncode, result.stderr) == (0, "")
    first = result.stdout.splitlines()[0]
    assert "Al Qaim (Anbar, IQ, PPLA2)  34.3925, 40.9894  exact: " in first
    assert 0 <= float(first.split("  ")[0]) <= 1


def test_candidates_explained():
    plain = resolve("Al Qaim").stdout.splitlines()
    told = resolve("Al Qaim", "--explain").stdout.splitlines()
    assert told[::2] == plain
    assert told[1].strip().startswith("iq-al-qaim, within 6.0 km; ")
    assert "القائم" in told[1]


@pytest.mark.parametrize("name", ["Qwzxkvyt", "", " ", ",", "a" * 10_000, "دير" * 3_000, "Aleppo, " * 2_000])
def test_a_name_that_no_gazetteer_knows(name):
    assert candidates(name) == []
    result = resolve(name)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("geostrike: ")
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("no place of this name is known\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--near", "Qwzxkvyt"), "--near 'Qwzxkvyt': no place of this name is known"),
        (("--country", "UKR"), "--country 'UKR': give a code of two letters, such as SY"),
        (("--country", "1A"), "--country '1A': give a code of two letters, such as SY"),
        (("--online", "nominatim"), "--online nominatim: user_agent is missing"),
        (("--online", "photon"), "--online photon: user_agent is missing"),
    ],
)
def test_options_that_cannot_be_taken(arguments, message):
    result = resolve("Kyiv", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"geostrike: {message}")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [(), ("Kyiv", "--online", "oracle"), ("Kyiv", "Lviv")])
def test_commands_that_cannot_be_understood(arguments):
    result = resolve(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


def test_resolving_needs_no_network():
    program = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith(('socket.', 'urllib.', 'http.')):\n"
        "        raise SystemExit(f'{event} {arguments}')\n"
        "sys.addaudithook(watch)\n"
        "from geostrike.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    command = [
        sys.executable,
        "-c",
        program,
        "resolve",
        "Deir el-Zour",
        "--near",
        "Aleppo",
        "--country",
        "SY",
        "--explain",
    ]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Deir ez-Zor (Deir ez-Zor, SY, PPLA)" in result.stdout.splitlines()[0]
