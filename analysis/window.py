"""Window: the launches that a run looks at, and what belongs to them.

In      links, events, mentions, context, and the limits of Settings
Out     the same frames with the rows that lie in the window; claims and documents stay whole, so linking never changes
Units   days local to the launch site
Missing a launch without a known day lies where it was first reported; a limit of None holds nothing back
Next    agreement measures what is left
"""

import pandas as pd

from analysis.settings import Settings

Story = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]


def keep_window(
    mentions: pd.DataFrame, links: pd.DataFrame, events: pd.DataFrame, context: pd.DataFrame, settings: Settings
) -> Story:
    """The mentions, links and events of the window, and the context from the texts that tell them.

    A mention that could be one of several launches stays while one of them lies in the window.
    """
    if not (settings.from_date or settings.to_date or settings.actors):
        return mentions, links, events, context
    events = events[_lies_inside(events, settings)]
    kept = set(events.event_id)
    inside = links.event_id.isin(kept) | links.candidates.map(lambda names: not kept.isdisjoint(names)).astype(bool)
    links = links[inside]
    mentions = mentions[mentions.mention_id.isin(links.mention_id)]
    context = context[context.document_id.isin(mentions.document_id)]
    return tuple(frame.reset_index(drop=True) for frame in (mentions, links, events, context))  # type: ignore[return-value]


def _lies_inside(events: pd.DataFrame, settings: Settings) -> pd.Series:
    """Whether some day that a launch can be lies between the limits, and its launcher is one of those asked for."""
    first, last = (events[day].fillna(events.first_reported_date) for day in ("from_date", "to_date"))
    inside = pd.Series(True, index=events.index)
    if settings.from_date:
        inside &= last >= pd.Timestamp(settings.from_date)
    if settings.to_date:
        inside &= first <= pd.Timestamp(settings.to_date)
    if settings.actors:
        wanted = [actor.casefold() for actor in settings.actors]
        inside &= events.actor.str.casefold().isin(wanted).astype(bool)
    return inside
