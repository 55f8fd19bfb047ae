"""Figures: frames as pictures, each with a title that states what it shows.

In      events, standings, agreement, claims, documents
Out     Picture: SVG, title, description and caption; the last line of a notebook's cell shows it
Units   named on the axis; km, or mi where asked
Missing not drawn, and said so in the caption; an empty frame gives a picture that says so
Next    the notebooks and the briefs

    sheet, scales, grid         what pictures are made of
    coasts, labels              where land lies, and where words may, for maps
    sources, ranges, stack      what several of them share
    chronology, counts, distances, map, matrix, bias, attributes, texts    a picture each
"""

from analysis.figures.attributes import draw_attributes
from analysis.figures.bias import draw_bias
from analysis.figures.chronology import draw_chronology
from analysis.figures.counts import draw_counts
from analysis.figures.distances import draw_distances
from analysis.figures.map import draw_map
from analysis.figures.matrix import draw_agreement
from analysis.figures.sheet import Picture
from analysis.figures.texts import draw_texts

__all__ = [
    "Picture",
    "draw_agreement",
    "draw_attributes",
    "draw_bias",
    "draw_chronology",
    "draw_counts",
    "draw_distances",
    "draw_map",
    "draw_texts",
]
