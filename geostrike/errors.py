"""The errors geostrike raises.

One root, so that a caller can catch everything; each leaf also inherits the built-in that a caller would otherwise
expect. A message names the place (``path:line``), what is wrong, and how to mend it.
"""

__all__ = [
    "BoundariesError",
    "DecisionError",
    "DocumentError",
    "GazetteerError",
    "GeostrikeError",
    "InputError",
    "MapSpecError",
]


class GeostrikeError(Exception):
    """The root of all errors raised by geostrike."""


class InputError(GeostrikeError, ValueError):
    """Something given to geostrike cannot be used as it is."""


class DocumentError(InputError):
    """A folder or file of documents is missing, empty or unreadable."""


class GazetteerError(InputError):
    """A row of a gazetteer is wrong, or a file of places cannot be read."""


class DecisionError(InputError):
    """A table of decisions has a row that cannot be used, or contradicts itself."""


class MapSpecError(InputError):
    """A map's TOML has an unknown key or a value that cannot be used."""


class BoundariesError(GeostrikeError, FileNotFoundError):
    """The boundary data are missing or damaged; ``make data`` builds them."""
