"""Labelled reports, where they lie beside the project: what is read of them may not fall.

None of their text stands here. The floors lie a little below what was measured when they were written.
"""

import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geostrike.cli import main

REPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "evaluation" / "reports"
STRICT_F1, LOOSE_F1, LOOSE_PRECISION = 0.74, 0.86, 0.85
NO_DOT_AT = ("at a dateline place", "at a hometown place", "at a government place", "on control documents")

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the labelled reports are not here")


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("report_scorer", REPORTS / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    claims = tmp_path_factory.mktemp("reports") / "claims.jsonl"
    result = CliRunner().invoke(main, ["claims", str(REPORTS / "docs"), "-o", str(claims)])
    assert result.exit_code == 0, result.output
    rows = map(json.loads, (REPORTS / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return scorer, {row["doc"]: row for row in rows}, scorer.load_system(claims)[0]


def rates(scorer, gold, system, *, use_location):
    found = scorer.evaluate(gold, system, use_location)
    return scorer.prf(*(sum(found[name].values()) for name in ("tp", "fp", "fn")))


def test_what_happened_where(scored):
    scorer, gold, system = scored
    assert rates(scorer, gold, system, use_location=True)[2] >= STRICT_F1


def test_what_happened(scored):
    scorer, gold, system = scored
    precision, _, f1 = rates(scorer, gold, system, use_location=False)
    assert f1 >= LOOSE_F1
    assert precision >= LOOSE_PRECISION


@pytest.mark.parametrize("head", NO_DOT_AT)
def test_no_dot_where_nothing_happened(scored, head):
    scorer, gold, system = scored
    assert scorer.false_dots(gold, system)[head] == []
