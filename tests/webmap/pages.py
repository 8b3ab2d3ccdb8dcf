"""What tests ask of a page that is open in the browser, and the words that must not harm it."""

from __future__ import annotations

HOSTILE = [
    "<script>window.__pwned=1</script>",
    "</script><script>window.__pwned=2</script>",
    "<img src=x onerror=window.__pwned=3>",
    "{{7*7}} {% raw %} {# note #}",
    "${window.__pwned=4} `window.__pwned=5`",
    "line\u2028separator\u2029paragraph",
    "lone \ud800 surrogate",
    "right \u202eto left\u2066 and on",
    "<!--<script>",
    "]]></style><svg onload=window.__pwned=6>",
    '" onfocus="window.__pwned=7" autofocus="',
]


def clean_run(opened) -> None:
    assert opened.errors == []
    assert opened.left_the_file == []
    assert opened.page.evaluate("window.__pwned || null") is None


def text_of(opened, selector: str) -> str:
    return opened.page.locator(selector).inner_text()
