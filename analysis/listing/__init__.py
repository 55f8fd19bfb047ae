"""Listing: frames as plain text, for a person at a terminal to check.

In      the frames of a run
Out     text: what was read from each document, sentence by sentence; or what lies behind one id
Units   as each claim states
Missing "not stated"; a document without a launch says so
Next    the command line prints it; `analysis.read` shows it in a notebook

    words           values, claims and refusals as cells of plain text
    stories         a text: its launches, then every sentence with what was taken from it and what was refused
    explaining      a claim, a launch of a text, an event or a text, by its id
    cell            one text, read for a cell of a notebook
"""

from analysis.listing.cell import Cell, read_text
from analysis.listing.explaining import explain
from analysis.listing.stories import list_stories

__all__ = ["Cell", "explain", "list_stories", "read_text"]
