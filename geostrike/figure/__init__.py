"""Layer -> figures for a page or a slide."""

from geostrike.figure.draw import draw_base, draw_figure
from geostrike.figure.frame import Frame, frame_of
from geostrike.figure.picture import map_picture
from geostrike.figure.sizes import SIZES
from geostrike.figure.write import figure_bytes

__all__ = ["SIZES", "Frame", "draw_base", "draw_figure", "figure_bytes", "frame_of", "map_picture"]
