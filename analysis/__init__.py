"""Launchbook reads launch stories and measures where independent authorities agree.

The flow, in order; each stage takes frames and gives new ones, and imports only what stands above it:

    settings, columns               shared: folders and parameters; what every frame holds
    strays                          shared: links that lead out of a folder
    lexicon, rules, intervals       shared: words, thresholds and kinds; days and numbers that are not exact
    numerals                        shared: numbers in the words of a sentence
    documents                       files -> documents, rejected
    reading                         documents -> sentences, claims, context, refusals
    mentions                        claims -> mentions: one row a launch as one text tells it
    kept                            the same of texts that were read before, from what was kept of them
    places                          shared: where a phrase lies, by data/places.csv
    adjudications                   the analyst's word over the machine's; claims, mentions, events with it
    events                          mentions -> links, events: one row a launch across texts
    window                          events -> the launches a run looks at, and what belongs to them
    agreement                       claims, links, context -> standings, agreement
    reference                       events, a chronology made by others -> comparison
    flow                            all of the above, in this order
    prose, changes                  frames -> sentences; what is new since the last issue
    figures, tables, dossiers       frames -> what a brief shows
    export, launch                  frames -> files and back; the frames of one launch
    briefs                          notebooks -> pages
    runs                            what is due or has changed -> reports/, whole or not at all
    codebook, listing, cli          frames -> text; `analysis.read`; the command `launchbook`
    start                           answers at once when nothing has changed
"""

from __future__ import annotations

# Known to type checkers by its name; typing itself is slow to import, and this is the first page of every command.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from analysis.listing import Cell


def read(text: str) -> Cell:
    """Read one text: its launches and claims, shown as tables in a notebook and as a listing at a prompt.

    The day of publication is looked for in the text; a first line such as `date 2026-01-27` gives it.
    The frames are there by name: .mentions, .claims, .context, .refusals, .sentences, .documents.
    """
    # Imported late, so that the package itself imports nothing.
    from analysis.listing import read_text

    return read_text(text)
