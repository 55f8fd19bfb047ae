"""Dossiers: all that is said of one launch, and the sentences it stands in.

In      the frames of a run; the last issue
Out     Piece: a dossier a launch (values, sentences, why its tellings are one launch), and the same for the context
Units   km, or mi where asked, for what was read; quotes keep their own
Missing a text without an outlet is a page without a name
Next    the brief shows them; every link of the page to a claim lands here

    sentences       what claims quote, marked in its sentence
    values          what each authority says, side by side
    launches        a dossier each
    context         the same of what is no launch
    earlier         the same of what the last issue said and this one says no more
"""

from analysis.dossiers.context import open_context
from analysis.dossiers.earlier import open_earlier
from analysis.dossiers.launches import open_dossiers, say_title

__all__ = ["open_context", "open_dossiers", "open_earlier", "say_title"]
