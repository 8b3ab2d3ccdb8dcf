"""Online geocoders against a server on this machine that answers as the services do."""

import json
import shutil
import socket
import sqlite3
import ssl
import stat
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy import exc
from geopy.location import Location

from geostrike.errors import GazetteerError
from geostrike.gazetteer.online import OnlineGeocoder, online_candidates
from geostrike.gazetteer.online.answers import Answers
from geostrike.gazetteer.online.places import clean, place_of

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

AGENT = "geostrike tests (tests@example.org)"
NOMINATIM = {
    "place_id": 1, "licence": "Data © OpenStreetMap contributors, ODbL 1.0.", "osm_type": "relation", "osm_id": 42,
    "lat": "34.3713", "lon": "41.0975", "class": "boundary", "type": "administrative", "addresstype": "town",
    "name": "Al-Qaim", "display_name": "Al-Qaim, Anbar, Iraq", "boundingbox": ["34.30", "34.44", "41.00", "41.20"],
    "address": {"town": "Al-Qaim", "state": "Anbar", "country": "Iraq", "country_code": "iq"},
    "namedetails": {"name": "القائم", "name:en": "Al-Qaim", "alt_name:en": "Hsaiba;Husaybah", "name:ar": "القائم"},
}  # fmt: skip
SECOND = {"lat": "31.0", "lon": "44.0", "osm_type": "node", "osm_id": 7, "name": "Qaim", "display_name": "Qaim, Iraq"}
PHOTON = {
    "type": "Feature", "geometry": {"type": "Point", "coordinates": [41.0975, 34.3713]},
    "properties": {
        "osm_type": "R", "osm_id": 42, "osm_key": "place", "osm_value": "town", "name": "Al-Qaim", "state": "Anbar",
        "country": "Iraq", "countrycode": "IQ", "extent": [41.0, 34.44, 41.2, 34.3],
    },
}  # fmt: skip
PHOTON_ELSEWHERE = {
    "geometry": {"coordinates": [36.0, 33.0]}, "properties": {"name": "Qaim", "countrycode": "SY", "osm_id": 8}
}  # fmt: skip
PELIAS = {
    "geometry": {"coordinates": [41.0975, 34.3713]}, "bbox": [41.0, 34.3, 41.2, 34.44],
    "properties": {
        "gid": "whosonfirst:locality:42", "layer": "locality", "name": "Al-Qaim", "country_code": "IQ",
        "region": "Anbar",
    },
}  # fmt: skip
GEONAMES = {
    "geonameId": 99608, "name": "Al-Qaim", "toponymName": "Al Qā’im", "lat": "34.3713", "lng": "41.0975",
    "countryCode": "IQ", "countryName": "Iraq", "adminName1": "Anbar", "fcode": "PPL",
}  # fmt: skip
ANSWERS = {
    "nominatim": [NOMINATIM, SECOND],
    "photon": {"features": [PHOTON_ELSEWHERE, PHOTON]},
    "pelias": {"features": [PELIAS]},
    "geonames": {"geonames": [GEONAMES]},
}
NOTHING = {"nominatim": [], "photon": {"features": []}, "pelias": {"features": []}, "geonames": {"geonames": []}}
WANTED = {"geonames": {"username": "tests"}, "pelias": {"api_key": "secret"}}


class Server:
    """A service on 127.0.0.1 that says what it is told to."""

    def __init__(self):
        self.status, self.body, self.headers, self.asked, self.agents = 200, b"[]", {}, [], []
        self.stream = None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append(self.path)
                outer.agents.append(self.headers["User-Agent"])
                try:
                    self.send_response(outer.status)
                    for name, value in outer.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    if outer.stream:
                        for piece in outer.stream():
                            self.wfile.write(piece)
                    else:
                        self.wfile.write(outer.body)
                except OSError:
                    pass  # the client has gone

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.handle_error = lambda *_: None
        self.domain = f"127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def say(self, value):
        self.body = json.dumps(value).encode()

    def close(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    started = Server()
    yield started
    started.close()


class Clock:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def make(server, tmp_path):
    def make_(service="nominatim", **options):
        options = {
            "user_agent": AGENT, "domain": server.domain, "scheme": "http", "min_delay_seconds": 0,
            "cache": tmp_path / "cache" / "online.sqlite", **WANTED.get(service, {}), **options,
        }  # fmt: skip
        return OnlineGeocoder(service, **options)

    return make_


@pytest.mark.parametrize("service", list(ANSWERS))
def test_a_service_is_asked_once_and_what_it_said_is_kept(server, make, service):
    server.say(ANSWERS[service])
    found = make(service).geocode("Al-Qaim", country="iq")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (34.3713, 41.0975)
    assert found.raw["service"] == service
    assert found.raw["attribution"]
    assert make(service).geocode("  al-qaim ", country="IQ") == found
    assert make(service).geocode("Al-Qaim", country="IQ", exactly_one=False)[0] == found
    assert len(server.asked) == 1
    assert server.agents == [AGENT]
    assert "Al-Qaim" in str(parse_qs(urlsplit(server.asked[0]).query))


@pytest.mark.parametrize("service", list(ANSWERS))
def test_no_answer_is_kept_too(server, make, service):
    server.say(NOTHING[service])
    assert make(service).geocode("Xyzzyville") is None
    assert make(service).geocode("Xyzzyville", exactly_one=False) is None
    assert len(server.asked) == 1


@pytest.mark.parametrize("service", list(ANSWERS))
def test_a_point_can_be_asked_about(server, make, service):
    server.say(NOMINATIM if service == "nominatim" else ANSWERS[service])
    found = make(service).reverse((34.37, 41.1), exactly_one=False)
    assert "Al-Qaim" in found[-1].address
    assert make(service).reverse("34.37, 41.1", exactly_one=False) == found
    assert len(server.asked) == 1
    asked = parse_qs(urlsplit(server.asked[0]).query)
    assert "34.37" in str(asked)
    assert "41.1" in str(asked)


def test_other_questions_are_other_answers(server, make, tmp_path):
    server.say([NOMINATIM])
    make().geocode("Al-Qaim")
    make().geocode("Al-Qaim", country="IQ")
    make().geocode("Al-Qaim", limit=2)
    make(language="ar").geocode("Al-Qaim")
    make().geocode("Qaim")
    assert len(server.asked) == 5
    make(cache=tmp_path / "another.sqlite").geocode("Qaim")
    assert len(server.asked) == 6


def test_two_answers_are_candidates_in_the_order_of_the_service(server, make):
    server.say([NOMINATIM, SECOND])
    first, second = online_candidates("al Qaim", geocoder=make())
    assert (first.match, first.name) == ("exact", "Al-Qaim")
    assert first.rule == "Nominatim answered, asked for by --online"
    place = first.place
    assert (place.id, place.country, place.admin1, place.feature_code) == ("nominatim:relation42", "IQ", "Anbar", "PPL")
    assert place.radius_m == pytest.approx(12_300, abs=300)  # to the farthest corner of the box
    assert ("ar", "القائم") in place.names
    assert "OpenStreetMap" in place.source
    assert 0 < second.score < first.score < 0.1  # the gazetteer's own go before
    assert (second.place.radius_m, second.place.feature_code) == (5_000, "LCTY")


@pytest.mark.parametrize(
    ("name", "match", "spelling"),
    [
        ("Al-Qaim", "exact", "Al-Qaim"),
        ("Al-Qaim, Iraq", "exact", "Al-Qaim"),
        ("القائم", "alternate", "القائم"),
        ("Husaybah", "alternate", "Husaybah"),
        ("Husaiba", "variant", "Husaybah"),
        ("Karabila", "fuzzy", "Al-Qaim"),
    ],
)
def test_how_an_answer_bears_the_name(server, make, name, match, spelling):
    server.say([NOMINATIM])
    (found,) = online_candidates(name, geocoder=make())
    assert (found.match, found.name) == (match, spelling)


@pytest.mark.parametrize("service", list(ANSWERS))
def test_every_service_gives_candidates(server, make, service):
    server.say(ANSWERS[service])
    found = online_candidates("Al-Qaim", geocoder=make(service), country="IQ")[0]
    assert (found.place.name, found.place.country, found.place.admin1) == ("Al-Qaim", "IQ", "Anbar")
    assert found.place.feature_code == "PPL"
    assert found.place.radius_m == (5_000 if service == "geonames" else pytest.approx(12_300, abs=300))
    assert found.place.geonameid == (99608 if service == "geonames" else None)
    assert found.place.id.split() == [found.place.id]


FAILURES = [
    (429, b"slow down", {"Retry-After": "30"}, exc.GeocoderRateLimited, r"too much was asked .*\(30 s\)"),
    (500, b"oops", {}, exc.GeocoderServiceError, "status 500"),
    (503, b"", {}, exc.GeocoderTimedOut, "status 503"),
    (401, b"{}", {}, exc.GeocoderAuthenticationFailure, "key or user name"),
    (403, b"blocked", {}, exc.GeocoderInsufficientPrivileges, "--user-agent"),
    (400, b"{}", {}, exc.GeocoderQueryError, "status 400"),
    (200, b"<!DOCTYPE html><title>Log in</title>", {}, exc.GeocoderParseError, "not JSON"),
    (200, b"", {}, exc.GeocoderParseError, "not JSON"),
    (200, b"\xff\xfe\x00", {}, exc.GeocoderParseError, "UTF-8"),
    (200, b"[" * 200_000, {}, exc.GeocoderParseError, "not JSON"),
    (200, b"1" * 5_000, {}, exc.GeocoderParseError, "not JSON"),
    (200, b"17", {}, exc.GeocoderParseError, "not what nominatim gives"),
    (200, b'["a"]', {}, exc.GeocoderParseError, "not what nominatim gives"),
    (200, b'[{"lat": "north", "lon": 3}]', {}, exc.GeocoderParseError, "not what nominatim gives"),
    (200, b'[{"lat": NaN, "lon": 3, "display_name": "x"}]', {}, exc.GeocoderParseError, "not what nominatim gives"),
    (200, b'[{"lat": 95, "lon": 3, "display_name": "x"}]', {}, exc.GeocoderParseError, "not what nominatim gives"),
    (200, b'{"error": "down for repairs"}', {}, exc.GeocoderQueryError, "down for repairs"),
    (302, b"", {"Location": "/search?again"}, exc.GeocoderServiceError, "status 302"),
]


@pytest.mark.parametrize(("status", "body", "headers", "error", "words"), FAILURES)
def test_a_failure_is_geopys_error_is_told_in_one_line_and_loses_nothing(
    server, make, status, body, headers, error, words
):
    server.say([NOMINATIM])
    kept = make().geocode("Al-Qaim")
    server.status, server.body, server.headers = status, body, headers
    with pytest.raises(error) as raised:
        make().geocode("Homs")
    assert raised.type is error
    with pytest.raises(GazetteerError, match=words) as told:
        online_candidates("Homs", geocoder=make())
    assert str(told.value).startswith(f"nominatim at {server.domain}: ")
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 300
    assert make().geocode("Al-Qaim") == kept
    server.status, server.headers = 200, {}
    server.say([SECOND])
    assert make().geocode("Homs").latitude == 31  # a failure is not kept


def test_answers_without_a_point_are_left_out(server, make):
    server.say([{"display_name": "nowhere", "name": "nowhere"}, SECOND])
    assert [found.latitude for found in make().geocode("Qaim", exactly_one=False)] == [31.0]


def test_a_slow_service_is_not_waited_for(server, make):
    server.stream = lambda: (time.sleep(0.05) or b" " for _ in range(200))
    began = time.monotonic()
    with pytest.raises(exc.GeocoderTimedOut):
        make(timeout=0.3).geocode("Homs")
    server.stream = lambda: (time.sleep(1.5) or b"" for _ in range(1))
    with pytest.raises(exc.GeocoderTimedOut):
        make(timeout=0.2).geocode("Homs")
    assert time.monotonic() - began < 3


def test_an_endless_answer_ends(server, make):
    server.stream = lambda: (b" " * 1_000_000 for _ in range(100))
    with pytest.raises(exc.GeocoderServiceError, match="does not end"):
        make().geocode("Homs")


def test_nobody_there(server, make):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but not listening
        geocoder = make(domain=f"127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(exc.GeocoderUnavailable):
            geocoder.geocode("Homs")


def test_a_redirect_does_not_take_the_name_elsewhere(server, make):
    elsewhere = Server()
    try:
        server.status, server.headers = 302, {"Location": f"http://{elsewhere.domain}/search?q=Homs"}
        with pytest.raises(exc.GeocoderServiceError, match=f"sends on to http://{elsewhere.domain}"):
            make().geocode("Homs")
        assert (len(server.asked), elsewhere.asked) == (1, [])
    finally:
        elsewhere.close()


def test_no_tls_where_tls_is_wanted(server, make):
    with pytest.raises(exc.GeocoderServiceError):
        make(scheme="https").geocode("Homs")
    assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(server, make, tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing")
    pem = tmp_path / "server.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", pem, "-out", tmp_path / "c.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem", pem)
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    with pytest.raises(GazetteerError, match=r"certificate is not valid: self.signed"):
        online_candidates("Homs", geocoder=make(scheme="https"))
    assert server.asked == []


def test_a_key_or_user_name_is_in_no_message_and_not_in_the_cache(server, make, tmp_path):
    server.status = 500
    for service, secret in (("geonames", "hush-hush"), ("pelias", "hush-hush")):
        given = {"username": secret} if service == "geonames" else {"api_key": secret}
        with pytest.raises(GazetteerError) as told:
            online_candidates("Homs", geocoder=make(service, **given))
        assert secret not in str(told.value)
        server.status = 200
        server.say(ANSWERS[service])
        assert make(service, **given).geocode("Homs")
        assert secret in server.asked[-1]
    assert b"hush" not in (tmp_path / "cache" / "online.sqlite").read_bytes()


def test_requests_keep_their_distance_and_kept_answers_cost_none(server, make):
    clock = Clock()
    geocoder = make(min_delay_seconds=1.5, clock=clock, sleep=clock.sleep)
    geocoder._answers.turn = lambda *_: 0.0  # the turns between processes have a test of their own
    for name in ("Homs", "Hama", "Homs", "Hama", "Basra"):
        geocoder.geocode(name)
    assert clock.slept == [1.5, 1.5]
    assert len(server.asked) == 3


def test_processes_that_share_a_cache_take_turns(tmp_path):
    first, second = (Answers(tmp_path / "online.sqlite", pytest.fail) for _ in range(2))
    assert first.turn("host", 1.0, now=100.0) == 0.0
    assert second.turn("host", 1.0, now=100.25) == 0.75
    assert first.turn("host", 1.0, now=100.5) == 1.5
    assert second.turn("another host", 1.0, now=100.5) == 0.0
    assert second.turn("host", 1.0, now=200.0) == 0.0
    assert second.turn("host", 1.0, now=-9_999.0) == 0.0  # the clock was set back


def test_a_second_geocoder_waits_for_the_first(server, make):
    clock = Clock()
    make(min_delay_seconds=5, sleep=clock.sleep).geocode("Homs")
    make(min_delay_seconds=5, sleep=clock.sleep).geocode("Hama")
    assert len(clock.slept) == 1
    assert 4 < clock.slept[0] <= 5


PROCESS = """
import sys
from geostrike.gazetteer.online import OnlineGeocoder
geocoder = OnlineGeocoder(user_agent={agent!r}, domain={domain!r}, scheme="http", min_delay_seconds=0, cache={cache!r})
for number in range(12):
    assert geocoder.geocode(f"Town {{number}}").latitude == 34.3713
"""


def test_several_processes_share_a_cache(server, make, tmp_path):
    server.say([NOMINATIM])
    cache = tmp_path / "cache" / "online.sqlite"
    program = PROCESS.format(agent=AGENT, domain=server.domain, cache=str(cache))
    running = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", program], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in running:
        assert process.communicate(timeout=60)[1] == ""
        assert process.returncode == 0
    asked = len(server.asked)
    assert 12 <= asked <= 36
    assert all(make().geocode(f"town {number}") for number in range(12))
    assert len(server.asked) == asked


@pytest.mark.parametrize("damage", ["not a database", "half", "another table", "another version", "empty"])
def test_a_damaged_cache_is_set_aside_with_one_line(server, make, tmp_path, damage):
    server.say([NOMINATIM])
    cache = tmp_path / "cache" / "online.sqlite"
    make().geocode("Al-Qaim")
    if damage == "not a database":
        cache.write_bytes(b"not a database at all" * 100)
    elif damage == "half":
        whole = cache.read_bytes()
        cache.write_bytes(whole[:100] + b"\xaa" * (len(whole) - 100))
    elif damage == "empty":
        cache.write_bytes(b"")
    else:
        cache.unlink()
        connection = sqlite3.connect(cache)
        connection.executescript(
            "CREATE TABLE answers (x)" if damage == "another table" else "PRAGMA user_version = 77"
        )
        connection.close()
    said = []
    geocoder = make(say=said.append)
    assert geocoder.geocode("Al-Qaim").latitude == 34.3713
    assert geocoder.geocode("Al-Qaim").latitude == 34.3713
    assert make(say=said.append).geocode("Al-Qaim").latitude == 34.3713
    assert len(server.asked) == 2
    assert len(said) == (0 if damage == "empty" else 1)
    assert all("set aside as online.sqlite.damaged" in line and "\n" not in line for line in said)
    assert cache.with_name("online.sqlite.damaged").exists() == bool(said)


@pytest.mark.parametrize(
    "kept", ["17", "[[1]]", '[["a", 999.0, 0.0, {}]]', '[["a", NaN, 0.0, {}]]', "not JSON", None, '{"a": 1}']
)
def test_an_answer_that_is_not_one_is_asked_again(server, make, tmp_path, kept):
    server.say([NOMINATIM])
    make().geocode("Al-Qaim")
    with sqlite3.connect(tmp_path / "cache" / "online.sqlite") as connection:
        connection.execute("UPDATE answers SET answer = ?", ("null" if kept is None else kept,))
    connection.close()
    assert make(say=pytest.fail).geocode("Al-Qaim").latitude == 34.3713
    assert len(server.asked) == 2


def test_without_a_place_for_the_cache_it_goes_on_with_one_line(server, make, tmp_path):
    server.say([NOMINATIM])
    (tmp_path / "file").write_text("in the way")
    said = []
    geocoder = make(cache=tmp_path / "file" / "online.sqlite", say=said.append)
    assert geocoder.geocode("Al-Qaim").latitude == geocoder.geocode("Al-Qaim").latitude == 34.3713
    assert len(server.asked) == 2
    (line,) = said
    assert "going on without them" in line
    with pytest.warns(UserWarning, match="going on without them"):
        make(cache=tmp_path).geocode("Al-Qaim")


def test_nobody_else_may_read_what_was_asked(server, make, tmp_path):
    make().geocode("Al-Qaim")
    assert stat.S_IMODE((tmp_path / "cache" / "online.sqlite").stat().st_mode) == 0o600


def test_the_cache_lies_in_the_users_folder(monkeypatch, tmp_path, server):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform != "linux":
        pytest.skip("folders are named so on Linux")
    geocoder = OnlineGeocoder(user_agent=AGENT, domain=server.domain, scheme="http", min_delay_seconds=0)
    assert geocoder.geocode("Homs") is None
    assert (tmp_path / "geostrike" / "online.sqlite").is_file()


@pytest.mark.parametrize(
    ("service", "options", "words"),
    [
        ("nominatim", {"user_agent": ""}, "user_agent is missing"),
        ("nominatim", {"user_agent": None}, "user_agent is missing"),
        ("nominatim", {"user_agent": "geopy/2.4.1"}, "says nothing of who asks"),
        ("nominatim", {"user_agent": "python-requests/2"}, "says nothing of who asks"),
        ("photon", {"user_agent": "me\r\nHost: evil"}, "one line of ASCII"),
        ("nominatim", {"domain": None, "min_delay_seconds": 0.5}, "one request a second"),
        ("nominatim", {"min_delay_seconds": -1}, "min_delay_seconds"),
        ("pelias", {"domain": None}, "no public server"),
        ("geonames", {"username": None}, "username"),
        ("google", {}, "one of nominatim, photon, pelias, geonames"),
        ("nominatim", {"domain": "https://example.org"}, "no scheme"),
        ("nominatim", {"domain": "me:secret@example.org"}, "no scheme"),
        ("nominatim", {"scheme": "ftp"}, "scheme"),
    ],
)
def test_what_a_service_demands_is_told_before_anything_is_sent(server, make, service, options, words):
    with pytest.raises(exc.ConfigurationError, match=words):
        make(service, **options)
    assert server.asked == []


def test_what_is_no_name_is_not_sent(server, make):
    for query in ("", "x" * 500, None):
        with pytest.raises(exc.GeocoderQueryError):
            make().geocode(query)
    with pytest.raises(exc.GeocoderQueryError):
        make().reverse((134.4, 41.0))
    with pytest.raises(GazetteerError, match="two letters"):
        online_candidates("Homs", geocoder=make(), country="Syria")
    assert server.asked == []


def test_a_user_agent_is_demanded():
    with pytest.raises(TypeError, match="user_agent"):
        OnlineGeocoder("nominatim")


@pytest.mark.parametrize("service", list(ANSWERS))
@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [1, 2, 3, "x"], [None] * 4, True, 1e400])
def test_fields_of_another_type_count_as_missing(service, value):
    fields = (
        "osm_id osm_type name address namedetails boundingbox addresstype geonameId fcode countryCode bbox properties"
    )
    inner = "name extent countrycode country_code state region gid layer osm_value".split()
    for raw in (dict.fromkeys(fields.split(), value), {"properties": dict.fromkeys(inner, value)}):
        place = place_of(service, raw, "Somewhere, Iraq", 44.0, 33.0)
        assert (place.longitude, place.latitude) == (44.0, 33.0)
        assert place.name in ("Somewhere", "x")
        assert 0 < place.radius_m <= 20_100_000
        assert place.id.split() == [place.id]
        assert len(place.country) in (0, 2)


def test_what_a_terminal_would_obey_is_taken_out():
    assert clean("Homs\x1b[31m\n\ud800 حمص\u200c") == "Homs [31m حمص\u200c"
    assert clean(None) == ""
    assert len(clean("x" * 10_000)) == 300
