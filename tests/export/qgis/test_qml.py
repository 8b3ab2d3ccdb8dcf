"""The styles as XML: sound, the same at every build, in the colours of the style, and free of documents' words."""

import re
from xml.etree import ElementTree as ET

import pytest

from geostrike.export.qgis import layer_qml, layer_styles
from geostrike.export.qgis.qml import STYLED
from geostrike.layers.style import PALETTE, STYLES

from .made import HOSTILE, made_layers

COLOUR = re.compile(r"(\d+),(\d+),(\d+),(\d+)")


@pytest.fixture(scope="module")
def styles():
    return layer_styles(made_layers())


def options(root):
    return {(option.get("name"), option.get("value")) for option in root.iter("Option")}


def test_every_layer_has_a_style_and_a_table_has_none(styles):
    assert set(styles) == set(STYLED)
    with pytest.raises(KeyError):
        layer_qml(made_layers()["claims"])


@pytest.mark.parametrize("name", STYLED)
def test_a_style_is_sound_xml_with_a_renderer_of_its_own(styles, name):
    root = ET.fromstring(styles[name])
    renderer = root.find("renderer-v2")
    assert root.tag == "qgis"
    assert renderer.get("type") == ("nullSymbol" if name == "labels" else "RuleRenderer")
    symbols = {symbol.get("name") for symbol in renderer.findall("symbols/symbol")}
    rules = renderer.findall("rules/rule")
    assert {rule.get("symbol") for rule in rules} == symbols
    assert all(rule.get("label") for rule in rules)
    keys = [rule.get("key") for rule in root.iter("rule")]
    assert len(set(keys)) == len(keys)


def test_colours_are_those_of_the_style(styles):
    known = {value.lower() for value in PALETTE.values()}
    tint = "#eedfbf"  # What gives the tint of a country where it lies thinly over land.
    for name, text in styles.items():
        found = {f"#{bytes(map(int, parts[:3])).hex()}" for parts in COLOUR.findall(text)}
        assert found - known <= {tint}, name
    hue = bytes.fromhex(str(STYLES["strikes"]["color"])[1:])
    assert f'"{hue[0]},{hue[1]},{hue[2]},255"' in styles["strikes"]


def test_what_is_uncertain_is_dashed_and_what_is_known_is_not(styles):
    renderer = ET.fromstring(styles["strikes"]).find("renderer-v2")
    for rule in renderer.findall("rules/rule"):
        symbol = renderer.find(f"symbols/symbol[@name='{rule.get('symbol')}']")
        dashed = ("use_custom_dash", "1") in options(symbol)
        assert dashed == (rule.get("label") != "Strike, site known"), rule.get("label")
        assert ("name", "diamond") in options(symbol) or rule.get("label") == "Sources disagree"


def test_strikes_and_attacks_differ_in_shape(styles):
    shapes = {
        name: {value for key, value in options(ET.fromstring(styles[name])) if key == "name"}
        for name in ("strikes", "attacks")
    }
    assert "diamond" in shapes["strikes"]
    assert "diamond" not in shapes["attacks"]


def test_a_style_holds_no_word_of_a_document(styles):
    for name, text in styles.items():
        assert "<script" not in text, name
        if name != "labels":
            assert "alert" not in text, name


def test_a_name_of_the_base_that_an_event_bears_is_quoted(styles):
    root = ET.fromstring(styles["labels"])
    filters = [rule.get("filter") for rule in root.find("labeling").iter("rule")]
    quoted = HOSTILE.replace("\\", "\\\\").replace("'", "''")
    assert len(filters) == 6
    assert all(f"""("name" IN ('{quoted}'))""" in where for where in filters)


def test_what_xml_cannot_hold_is_replaced():
    text = layer_styles(made_layers("null\x00 half \ud800 end"))["labels"]
    ET.fromstring(text)
    assert "null\ufffd half \ufffd end" in text


def test_the_same_layers_give_the_same_styles_in_any_order(styles):
    layers = made_layers()
    assert layer_styles(dict(reversed(layers.items()))) == styles
    assert layer_qml(layers["strikes"]) == styles["strikes"]


def test_time_is_on_for_what_has_dates_and_off_for_the_rest(styles):
    for name, text in styles.items():
        temporal = ET.fromstring(text).find("temporal")
        dated = name in ("strikes", "attacks", "extents", "contested")
        assert temporal.get("enabled") == str(int(dated)), name
        assert temporal.get("startField") == ("date_start" if dated else "")
        assert temporal.get("endField") == ("date_end" if dated and name != "contested" else "")


def test_columns_have_names_in_words_and_keys_for_other_programs_are_hidden(styles):
    root = ET.fromstring(styles["strikes"])
    names = {alias.get("field"): alias.get("name") for alias in root.iter("alias")}
    hidden = {column.get("name") for column in root.iter("column") if column.get("hidden") == "1"}
    assert names["best"] == "Killed"
    assert names["actor1"] == "By whom"
    assert all(names.values())
    assert {"marker-color", "marker-size", "marker-symbol"} <= hidden
    assert root.findtext("previewExpression") == '"title"'


def test_a_crowd_of_events_has_smaller_signs():
    layers = made_layers()
    calm = layer_qml(layers["strikes"])
    many = layers["strikes"].frame.loc[[0] * 501].reset_index(drop=True)
    crowded = layer_qml(type(layers["strikes"])(name="strikes", frame=many))
    assert 'name="size" type="double" value="4.895"' in calm
    assert 'name="size" type="double" value="2.447"' in crowded
