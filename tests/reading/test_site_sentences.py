import pytest

from geostrike.reading.sites.sites import find_sites

from .marked_sentences import marked_sentences, read_marked


@pytest.mark.parametrize("line", marked_sentences())
def test_where_each_deed_happened(line):
    marked = read_marked(line)
    found: dict[int, set[str]] = {}
    for site in find_sites(marked.text, marked.passage, marked.triggers, marked.matches):
        found.setdefault(site.trigger, set()).add(site.match.mention.text)
    for deed in range(len(marked.triggers)):
        told, maybe = marked.sites.get(deed, set()), marked.maybe.get(deed, set())
        assert told <= found.get(deed, set()) <= told | maybe
