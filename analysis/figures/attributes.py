"""Attributes: how many claims there are of each attribute, and who makes them.

In      claims
Out     Picture: a number a cell, with a disc whose area grows with it
Units   claims
Missing a claim of no named authority stands in a column of its own
Next    the notebook of claims
"""

from collections import Counter

import pandas as pd

from analysis.columns import ATTRIBUTES
from analysis.figures.grid import open_row, place_columns, widest
from analysis.figures.sheet import RULE, SMALL, Picture, Sheet, draw_nothing
from analysis.prose.words import head_attribute, look_up, raise_first, say_share, say_some

NOBODY = "unattributed"
LARGEST = 8.5  # radius of the largest disc, in points


def draw_attributes(claims: pd.DataFrame) -> Picture:
    """Claims by attribute and kind of authority, the kind that says most first."""
    if claims.empty:
        return draw_nothing("No claim was found")
    named = claims.assign(kind=claims.authority_kind.fillna(NOBODY))
    counted = Counter(zip(named.attribute, named.kind))
    said = Counter(named.kind)
    kinds = sorted(said, key=lambda kind: (kind == NOBODY, -said[kind], kind))
    attributes = [attribute for attribute in ATTRIBUTES if (named.attribute == attribute).any()]
    heads = [look_up("authority", kind) or kind for kind in kinds]
    names = [raise_first(head_attribute(attribute)) for attribute in attributes]
    share = say_share(len(claims) - said[NOBODY], len(claims))
    sheet = Sheet(f"{raise_first(share)} claims have an authority that the text names")
    middles = place_columns(sheet, heads, widest(names))
    largest = max(counted.values())
    for attribute, name in zip(attributes, names):
        y = open_row(sheet, name, middles[-1] + 12)
        for kind, x in zip(kinds, middles):
            number = counted[attribute, kind]
            if number:
                sheet.dot(x, y, LARGEST * (number / largest) ** 0.5, color=RULE)
                sheet.write(x, y + 3.5, str(number), size=SMALL, ha="center", zorder=5)
    return sheet.finish(_describe(counted, attributes, kinds), _caption(claims))


def _caption(claims: pd.DataFrame) -> str:
    texts = say_some(claims.document_id.nunique(), "text")
    return f"Each number counts claims; the area of its disc grows with it. {raise_first(texts)}."


def _describe(counted: Counter[tuple[str, str]], attributes: list[str], kinds: list[str]) -> str:
    told = [
        f"{raise_first(head_attribute(attribute))}: "
        + ", ".join(f"{look_up('authority', k) or k} {counted[attribute, k]}" for k in kinds if counted[attribute, k])
        for attribute in attributes
    ]
    return f"{'. '.join(told)}."
