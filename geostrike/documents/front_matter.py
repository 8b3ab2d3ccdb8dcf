"""The YAML between two ``---`` lines with which a text file may open.

The block is parsed into nodes and never built into objects: only plain values of known keys are looked at, so an
alias bomb or a tag that asks for an object has nothing to act on, and each value keeps its line.
"""

import re

import yaml

from geostrike.documents.metadata import METADATA_KEYS, Metadata, MetadataError, read_metadata

__all__ = ["MAX_FRONT_MATTER_BYTES", "FrontMatterError", "split_front_matter"]

MAX_FRONT_MATTER_BYTES = 64 * 1024

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_NULL = "tag:yaml.org,2002:null"


class FrontMatterError(ValueError):
    """Front matter cannot be read; `line` counts from 1 at the top of the file."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def split_front_matter(text: str) -> tuple[Metadata, str]:
    r"""Part a text (line ends already ``\n``) into what its front matter says and the body.

    A text whose first line is not ``---`` has no front matter, and is its own body. Unknown keys are left alone.

    Raises
    ------
    FrontMatterError
        When the block is not closed, too long, not YAML, or has a value that cannot be used.

    >>> split_front_matter("---\ntitle: A raid\n---\nIt was at dawn.\n")[1]
    'It was at dawn.\n'
    """
    opening = _OPENING.match(text)
    if not opening:
        return Metadata(), text
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER_BYTES + 4)
    if not closing:
        limit = MAX_FRONT_MATTER_BYTES // 1024
        raise FrontMatterError(
            1,
            f"the front matter that opens here is not closed within {limit} KiB; end it with a line --- "
            "(or, where --- opens the text itself, put an empty line above it)",
        )
    block = text[opening.end() : closing.start()]
    if len(block.encode("utf-8")) > MAX_FRONT_MATTER_BYTES:
        raise FrontMatterError(1, f"the front matter is over {MAX_FRONT_MATTER_BYTES // 1024} KiB; shorten it")
    return _read_block(block), text[closing.end() :]


def _read_block(block: str) -> Metadata:
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key, value in _nodes(block):
        name = key.value
        if not isinstance(name, str) or name not in METADATA_KEYS:
            continue
        line = key.start_mark.line + 2
        if name in lines:
            raise FrontMatterError(line, f"{name} is given twice, first in line {lines[name]}; keep one")
        lines[name] = line
        # The word as it is written: YAML would make a yes/no of the language "no" and a number of a title "1e3".
        values[name] = None if value.tag == _NULL else value.value
    try:
        return read_metadata(values)
    except MetadataError as error:
        raise FrontMatterError(lines[error.key], str(error)) from None


def _nodes(block: str) -> list[tuple[yaml.Node, yaml.Node]]:
    mend = "mend it, or put an empty line above the first --- if this is text"
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join((error.problem or error.context or "").split())
        raise FrontMatterError(
            mark.line + 2 if mark else 1, f"the front matter is not YAML: {problem}; {mend}"
        ) from None
    except yaml.reader.ReaderError as error:
        line = block.count("\n", 0, error.position) + 2
        raise FrontMatterError(line, f"the front matter holds a control character; {mend}") from None
    except (RecursionError, yaml.YAMLError, ValueError):
        raise FrontMatterError(1, f"the front matter is not YAML that can be read; {mend}") from None
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(2, f"the front matter is not lines of `key: value`; {mend}")
    return list(node.value)
