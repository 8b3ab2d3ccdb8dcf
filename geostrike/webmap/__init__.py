"""Layers -> one HTML page that holds its map, its evidence and its scripts, and asks nothing of any network.

The only place that imports folium.
"""

from geostrike.webmap.draw import draw_map
from geostrike.webmap.explore import explore
from geostrike.webmap.html import page

__all__ = ["draw_map", "explore", "page"]
