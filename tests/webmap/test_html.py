import base64
import hashlib
import re

import folium
import pytest

from geostrike.layers.style import PALETTE
from geostrike.webmap import draw_map, page
from geostrike.webmap.bundle import asset, leaflet_style
from geostrike.webmap.csp import content_security_policy, inline_texts

from .reports import layer, make_layers, make_spec


def test_the_same_layers_give_the_same_bytes(html) -> None:
    assert page(draw_map(make_layers(), make_spec())) == html


def test_a_map_shown_in_a_notebook_before_gives_the_same_bytes(layers, spec, html) -> None:
    m = draw_map(layers, spec)
    assert "geostrike.start(map_geostrike)" in m._repr_html_()
    assert page(m) == html
    assert page(m) == html


def test_layers_of_a_users_own_get_settled_names_too(layers, spec) -> None:
    def drawn() -> str:
        m = draw_map(layers, spec)
        m.get_root().render()
        folium.Marker((33.3, 44.4), popup="Own <b>pin</b>", tooltip="own").add_to(m)
        folium.GeoJson({"type": "Point", "coordinates": [44, 33]}).add_to(m)
        m.get_root().render()
        return page(m)

    assert drawn() == drawn()
    assert drawn().count("var marker_") == 1


def test_the_page_has_a_language_and_its_title_escaped(layers) -> None:
    html = page(
        draw_map(layers, make_spec(title='Raids & "rumours" </title><script>x</script>', summary="{{7*7}} <i>"))
    )
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Raids &amp; &#34;rumours&#34; &lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>" in html
    assert "{{7*7}} &lt;i&gt;" in html


def test_the_reader_may_enlarge_the_page(html) -> None:
    assert html.count('name="viewport"') == 1
    assert "user-scalable" not in html


def test_nothing_is_loaded_from_anywhere(html) -> None:
    code = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "<script src" not in html
    assert not re.search(r'(?:src|href)="(?!data:|#)', code)
    assert not re.search(r"url\((?!data:|#)", code)
    assert "@import" not in code


def test_every_script_and_style_is_named_in_the_policy_and_nothing_unsafe_is(html) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    scripts, styles = inline_texts(html)
    assert len(scripts) > 15
    assert len(styles) > 7
    for text in scripts + styles:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")
    assert "img-src data:;" in policy


def test_a_script_in_the_body_is_not_in_the_policy(layers, spec) -> None:
    m = draw_map(layers, spec)
    m.get_root().html.add_child(folium.Element("<script>alert('body')</script>"))
    digest = base64.b64encode(hashlib.sha256(b"alert('body')").digest()).decode()
    assert digest not in page(m)


def test_tiles_that_an_author_adds_are_let_through_by_host_only(layers, spec) -> None:
    m = folium.Map((33, 42), tiles="https://{s}.tiles.example.org/{z}/{x}/{y}.png", attr="Example tiles")
    assert draw_map(layers, spec, m=m) is m
    html = page(m)
    assert "img-src data: https://*.tiles.example.org;" in html
    assert "cdn.jsdelivr.net" not in html
    assert "code.jquery.com" not in html


def test_drawing_twice_on_one_map_replaces_what_was_drawn(layers, spec, html) -> None:
    m = draw_map(layers, make_spec(title="First"))
    assert page(draw_map(layers, spec, m=m)) == html


def test_the_class_of_folium_maps_is_left_alone(html) -> None:
    assert folium.Map.default_js
    assert folium.Map.default_css


def test_colours_of_the_layers_styles_are_used(layers, spec) -> None:
    layers["strikes"] = layer("strikes", [], color="#123abc", color_dark="red;}</style>")
    html = page(draw_map(layers, spec))
    assert "--strike:#123abc;" in html
    assert "red;}" not in html


def test_leaflets_images_are_inside_its_style() -> None:
    assert leaflet_style().count("url(data:image/png;base64,") == 3


def test_an_empty_policy_lets_nothing_run() -> None:
    assert "script-src 'none'; style-src 'none'" in content_security_policy([], [])


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "paper"])
@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("ink", "paper", 7),
        ("quiet", "paper", 4.5),
        ("quiet", "wash", 4.5),
        ("warn", "paper", 4.5),
        ("ink", "mark", 4.5),
        ("label", "land", 4.5),
        ("label", "tint", 4.5),
        ("label-country", "land", 4.5),
        ("label-country", "tint", 4.5),
        ("label-water", "water", 4.5),
        ("strike", "land", 3),
        ("attack", "land", 3),
        ("strike", "tint", 3),
        ("attack", "tint", 3),
        ("strike", "paper", 3),
        ("attack", "paper", 3),
        ("strike", "water", 3),
        ("attack", "water", 3),
    ],
)
def test_contrast_is_enough(scheme, one, other, least) -> None:
    """WCAG 2.2: 4.5 to 1 for text, 3 to 1 for signs."""
    light, dark, paper = asset("page/tokens.css").split("@media")
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme != "light":
        tokens |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", {"dark": dark, "paper": paper}[scheme]))
    assert _contrast(tokens[one], tokens[other]) >= least


def test_the_page_has_the_colours_of_the_style() -> None:
    light = asset("page/tokens.css").split("@media")[0]
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    # On the page what may be one event is as dark as the words, until the layers' own style says otherwise.
    assert {name: tokens.get(name, PALETTE["contested"]) for name in PALETTE} == PALETTE


def test_the_canvas_is_printed_in_the_colours_of_the_page_on_paper() -> None:
    """The canvas is drawn before the page is printed: its colours are written twice."""
    media, canvas = asset("page/tokens.css").split("@media print")[1].split(":root.paper")
    told = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (media, canvas)]
    assert told[0] == told[1]
    assert len(told[0]) > 15
