from dataclasses import replace
from datetime import date

import pytest

from geostrike.layers import MapFilter
from geostrike.layers.redaction import WITHHELD
from geostrike.model import Aggregate, Decision, Disagreement, Evidence, Rejection, RunnerUp, Toll

from .conftest import document, event, match

SECRET = "Jets bombed the old mill of Mosul at dawn."
BOTH = "The raids on Mosul and Al Bukamal killed nine."
OPEN = "Drones hit a depot in Al Bukamal."


def every_cell(layers):
    return "\n".join(
        str(value) for layer in layers.values() for value in layer.frame.drop(columns="geometry").to_numpy().flat
    )


@pytest.fixture
def told(build):
    """Build a map with a secret told in every way a map has."""

    def of(**spec):
        secret = event("iq-mosul", SECRET, BOTH, starts=(0, 100), kind="strike")
        shown = event("sy-bukamal", OPEN, BOTH, starts=(200, 100), kind="attack", part_of=(secret.id,))
        return build(
            secret,
            shown,
            documents=(document("a", title=SECRET), document("b", title="Another")),
            matches=(
                match("iq-mosul", 27),
                match("iq-mosul", 1013),
                match("sy-bukamal", 222),
                match("iq-baghdad", 305),
            ),
            aggregates=(
                Aggregate(
                    id="t",
                    document="a",
                    evidence=Evidence(start=1000, end=1030, text="Twenty raids on Mosul so far."),
                    event_type="strike",
                    text="Twenty raids on Mosul so far.",
                    count=20,
                    bound="exact",
                    rule="",
                ),
            ),
            rejections=(
                Rejection(stage="claim", item=SECRET.upper(), reason="copied", document="b", start=7, end=50),
                Rejection(
                    stage="claim", item="A raid may follow.", reason="hypothetical", document="a", start=300, end=320
                ),
            ),
            **spec,
        )

    return of


def test_without_redaction_all_is_there(told):
    cells = every_cell(told())
    assert SECRET in cells and BOTH in cells and "Twenty raids" in cells and SECRET.upper() in cells


@pytest.mark.parametrize("withheld", ["iq-mosul", "c-a-iq-mosul-strike-2"], ids=["a place", "a claim"])
def test_the_sentences_of_a_withheld_event_appear_nowhere(told, withheld):
    cells = every_cell(told(redact=(withheld,)))
    for sentence in (SECRET, SECRET.upper(), BOTH):
        assert sentence not in cells
    assert OPEN in cells


def test_a_withheld_place_is_not_told_by_any_other_sentence(told):
    layers = told(redact=("iq-mosul",))
    assert "Twenty raids" not in every_cell(layers)
    assert layers["places"].frame["place_id"].tolist() == ["sy-bukamal", "iq-baghdad"]
    del layers["labels"]  # the base names towns of the gazetteer, whatever happened there
    assert "Mosul" not in every_cell(layers)


def test_what_is_left_is_whole(told):
    layers = told(redact=("iq-mosul",))
    assert len(layers["strikes"].frame) == 0
    (row,) = layers["attacks"].frame.to_dict("records")
    assert row["description"] == OPEN
    assert row["part_of"] == []
    (claim,) = layers["claims"].frame.to_dict("records")
    assert [piece["text"] for piece in claim["evidence"]] == [OPEN]
    assert layers["documents"].frame["title"].tolist() == [None, "Another"]


def test_that_something_was_withheld_is_told_without_place_or_words(told):
    rows = told(redact=("iq-mosul",))["rejections"].frame.to_dict("records")
    assert {key: rows[-1][key] for key in ("stage", "item", "reason")} == {
        "stage": "layer",
        "item": "1 event",
        "reason": WITHHELD,
    }
    assert rows[0]["item"] == "A raid may follow."


def test_a_withheld_document_takes_all_with_it(told):
    layers = told(redact=("a",))
    assert len(layers["strikes"].frame) == len(layers["attacks"].frame) == len(layers["places"].frame) == 0
    assert layers["documents"].frame["id"].tolist() == ["b"]
    assert OPEN not in every_cell(layers)


def test_a_filter_does_not_let_the_secret_in_by_a_shared_sentence(told):
    assert BOTH not in every_cell(told(redact=("iq-mosul",), filter=MapFilter(types=("attack",))))


def test_what_is_named_nowhere_withholds_nothing(told):
    layers = told(redact=("sy-nowhere",))
    assert len(layers["strikes"].frame) == len(layers["attacks"].frame) == 1
    assert WITHHELD not in every_cell(layers)


def test_an_event_that_may_be_a_withheld_one_says_nothing_of_it(build):
    secret = event("iq-mosul", SECRET, kind="attack", starts=(0,))
    place = Disagreement(field="place", values=(("Mosul", ("a",)), ("Al Bukamal", ("b",))))
    moved = Decision(action="keep", claim="c", who="A. Analyst", when=date(2024, 3, 1), why="Mosul was a slip")
    kept = Decision(action="keep", claim="c", who="A. Analyst", when=date(2024, 3, 1), why="checked")
    shown = event("sy-bukamal", OPEN, kind="attack", document="b", starts=(200,), contested_with=(secret.id,),
                  disagreements=(place,), decisions=(moved, kept))  # fmt: skip
    layers = build(secret, shown, matches=(match("iq-mosul", 27),), redact=("iq-mosul",))
    (row,) = layers["attacks"].frame.to_dict("records")
    assert (row["contested_with"], row["disagreements"], row["disputed"]) == ([], [], False)
    assert [decision["why"] for decision in row["decisions"]] == ["checked"]
    assert len(layers["contested"].frame) == 0
    del layers["labels"]
    assert "Mosul" not in every_cell(layers)


def test_a_claim_that_was_moved_does_not_tell_where_it_was(build):
    there = event("iq-mosul", SECRET, starts=(0,))
    moved = event("sy-bukamal", OPEN, document="b", starts=(200,))
    claim = replace(moved.claims[0], rule="moved by A. Analyst on 2024-03-01: a slip (read as Mosul, no date: listed)")
    rejection = Rejection(stage="event", item="Drones hit it.", reason="rejected by A. Analyst: Mosul, not here")
    layers = build(there, replace(moved, claims=(claim,)), rejections=(rejection,), matches=(match("iq-mosul", 27),),
                   redact=("iq-mosul",))  # fmt: skip
    del layers["labels"]
    assert "Mosul" not in every_cell(layers)


def test_who_was_killed_does_not_tell_a_withheld_place(build):
    there = event("iq-mosul", SECRET, starts=(0,))
    shown = event("sy-bukamal", OPEN, document="b", starts=(200,))
    dead = Toll(low=9, best=9, high=9, who="fighters flown from Mosul")
    claim = replace(shown.claims[0], killed=dead)
    layers = build(there, replace(shown, claims=(claim,), killed=dead), matches=(match("iq-mosul", 27),),
                   redact=("iq-mosul",))  # fmt: skip
    del layers["labels"]
    assert "Mosul" not in every_cell(layers)
    assert layers["strikes"].frame["best"].tolist() == [9]


def test_an_event_that_loses_a_claim_loses_its_figures_and_its_voice(build):
    one = event("sy-bukamal", OPEN, document="b", starts=(200,))
    other = replace(one.claims[0], id="x", document="a", killed=Toll(low=19, best=19, high=19))
    other = replace(other, evidence=(Evidence(start=0, end=42, text=SECRET),))
    both = replace(one, claims=(*one.claims, other), number_of_sources=2, number_of_documents=2,
                   killed=Toll(low=4, best=4, high=19))  # fmt: skip
    there = event("iq-mosul", SECRET, starts=(0,))
    layers = build(both, there, matches=(match("iq-mosul", 27),), redact=("iq-mosul",))
    (row,) = layers["strikes"].frame.to_dict("records")
    assert (row["number_of_sources"], row["number_of_documents"], row["high"]) == (1, 1, None)


def other(place_id, name, rule="main name"):
    return RunnerUp(
        place_id=place_id, name=name, country="IQ", admin1="", latitude=1.0, longitude=2.0, score=0.5, rule=rule
    )


def test_a_withheld_place_is_not_among_those_that_a_name_may_also_mean(build):
    shown = event("sy-bukamal", OPEN, document="b", starts=(200,))
    named = (
        other("iq-mosul", "Mosul"),
        other("iq-baghdad", "Baghdad", "the other one is MOSUL"),
        other("iq-basra", "Basra"),
    )
    claim = replace(shown.claims[0], candidates=named, rule="'Bukamal': not the one near Mosul")
    layers = build(replace(shown, claims=(claim,)), redact=("iq-mosul",))
    (row,) = layers["claims"].frame.to_dict("records")
    assert [(one["name"], one["rule"]) for one in row["candidates"]] == [("Baghdad", ""), ("Basra", "main name")]
    assert row["rule"] == ""
    del layers["labels"]
    assert "mosul" not in every_cell(layers).casefold()


def test_the_name_of_a_withheld_event_is_not_told_as_what_another_may_mean(build):
    there = event("iq-mosul", SECRET, starts=(0,))
    shown = event("sy-bukamal", OPEN, document="b", starts=(200,))
    claim = replace(shown.claims[0], candidates=(other("iq-mosul-2", "Mosul"), other("iq-basra", "Basra")))
    layers = build(there, replace(shown, claims=(claim,)), matches=(match("iq-mosul", 27),), redact=("iq-mosul",))
    assert [[one["name"] for one in told] for told in layers["claims"].frame["candidates"]] == [["Basra"]]


def test_no_rule_of_a_match_names_a_withheld_place(build):
    told = replace(match("sy-bukamal", 222), rule="listed; no more than 9 km from Mosul")
    layers = build(event("iq-mosul", SECRET, starts=(0,)), matches=(told,), redact=("iq-mosul",))
    assert layers["places"].frame["rule"].tolist() == [""]
