"""Names and the places they may mean: a reviewed table, its index, and the spelling rules that join the two."""

from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.opening import open_gazetteer
from geostrike.gazetteer.ranking import describe
from geostrike.gazetteer.scan import Span
from geostrike.gazetteer.spelling import fold, skeleton
from geostrike.gazetteer.table import read_gazetteer
from geostrike.gazetteer.world import World

__all__ = ["Gazetteer", "Span", "World", "describe", "fold", "open_gazetteer", "read_gazetteer", "skeleton"]
