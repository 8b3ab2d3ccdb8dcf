"""What QGIS shows where the pointer rests: the evidence, every word of a document as text and never as marks."""

from __future__ import annotations

from geostrike.export.qgis.expressions import DISPUTED, WHEN, differences, html, precision, shortened, toll
from geostrike.layers.style import PALETTE

__all__ = ["map_tip"]

_QUIET = f"color:{PALETTE['quiet']}"
_BOX = f"width:340px;font-family:sans-serif;font-size:10pt;color:{PALETTE['ink']};background:{PALETTE['paper']}"


def map_tip(name: str) -> str:
    """Return a layer's tip as HTML with expressions between ``[%`` and ``%]``; empty for one that has none."""
    parts = {
        "strikes": _event(),
        "attacks": _event(),
        "extents": [_bold('"title"'), _line(precision()), _when(DISPUTED, "'Sources disagree'")],
        "contested": [
            _bold('"title"'),
            _line("'May be one event; ' || round(to_real(\"distance_m\") / 1000) || ' km between the two places'"),
            _line('"rule"'),
        ],
        "borders": [_bold('"name"'), _when(DISPUTED, "'In dispute'"), _line('"note"')],
        "places": [
            _bold('"name"'),
            _line("'“' || \"text\" || '” in ' || \"document\""),
            _line('"role" || \': \' || "rule"'),
        ],
        "divisions": [_bold('"name"')],
    }.get(name, [])
    return f'<div style="{_BOX}">{"".join(parts)}</div>' if parts else ""


def _event() -> list[str]:
    spread = 'if("low" <> "high", \'; reports give \' || "low" || \' to \' || "high", \'\')'
    killed = f"if(({toll()}) = '', '', ({toll()}) || coalesce({spread}, ''))"
    sources = (
        "\"number_of_sources\" || if(\"number_of_sources\" = 1, ' source', ' sources') || ', '"
        " || \"number_of_documents\" || if(\"number_of_documents\" = 1, ' document', ' documents')"
    )
    sentence = shortened('"description"')
    by = "trim(coalesce(\"actor1\", '') || if(coalesce(\"actor2\", '') = '', '', ' on ' || \"actor2\"))"
    differ = f"'Sources disagree' || if(({differences()}) = '', '', '. ' || {differences()})"
    quoted = f"if(coalesce(\"description\", '') = '', '', '“' || {sentence} || '”')"
    return [
        _bold('"title"'),
        _line(f"({WHEN}) || '. ' || {precision()}"),
        _line(by, style=""),
        _line(killed, style="font-weight:bold"),
        _line(quoted, style="font-size:11pt;font-style:italic"),
        _line(sources),
        _when(DISPUTED, differ),
        _line('"warning"'),
    ]


def _bold(expression: str) -> str:
    return f"<b>[% {html(expression)} %]</b>"


def _line(expression: str, style: str = _QUIET) -> str:
    """A line of its own; nothing where there is nothing to say."""
    said = html(expression)
    opening = f'<div style="margin-top:4px;{style}" dir="auto">'
    return f"[% if(coalesce(to_string({expression}), '') = '', '', '{opening}' || {said} || '</div>') %]"


def _when(condition: str, expression: str) -> str:
    return _line(f"if({condition}, {expression}, '')")
