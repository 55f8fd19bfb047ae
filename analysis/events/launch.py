"""Launch: one launch in the making, and all that its tellings say of it so far.

In      mentions as rows, each with its document's published_date and copy_group, its kinds, and the words of its date
Out     Launch: the tellings, the days they leave open, and every value told, each once
Units   days local to the launch site; distances and apogees in km
Missing a launch no telling dates has the days (None, None)
Next    likeness compares a further telling with it
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.intervals import Interval, meet, narrow, overlap
from analysis.rules import load_rules

Mention = dict[str, Any]
ONE_DAY = pd.Timedelta(days=1)
VALUES = ("document_id", "copy_group", "role", "kind", "local_time", "site", "landing", "name")


@dataclass(eq=False)
class Launch:
    """The mentions that tell one launch; `told` holds what they say, so that a telling is compared with few values."""

    days: Interval = (None, None)
    mentions: list[Mention] = field(default_factory=list)
    told: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))
    _backing: dict[Interval, set[str]] = field(default_factory=lambda: defaultdict(set))
    _stated: set[Interval] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Let one more mention tell this launch."""
        self.mentions.append(mention)
        for column in VALUES:
            self.told[column] |= {mention[column]} - {None}
        self.told["distance_km"].update(mention["distance_km"])
        self.told["apogee_km"].update(mention["apogee_km"])
        self.told["count"] |= {count_of(mention)} - {(None, None)}
        days = days_of(mention)
        if mention["local_time"] and days[0] == days[1] and days[0] is not None:
            self.told["moment"].add((days[0], mention["local_time"]))
        if days != (None, None):
            self._backing[days].add(mention["copy_group"])
            if mention["date_precision"] != "implied":
                self._stated.add(days)
            self.days = self._settle_days()

    def meets(self, days: Interval) -> bool:
        """Whether both are dated, and can be one day: one that is settled, and that a telling gives."""
        given = any(meet(days, told) for told in self._exact_days())
        return given and days != (None, None) and meet(self.days, days)

    def days_from(self, days: Interval) -> int:
        """Whole days from an interval to the nearest that a telling gives; 0 where they meet."""
        return min(max(0, (days[0] - last).days, (first - days[1]).days) for first, last in self._exact_days())

    def _exact_days(self) -> list[Interval]:
        """The days told: exact ones a text states, else exact ones its page implies, else vague ones.

        A month that holds two days backs neither, and a page's date is that of its place, not of the launch site.
        """
        exact = [days for days in self._backing if is_narrow(days)]
        return [days for days in exact if days in self._stated] or exact or list(self._backing)

    def _settle_days(self) -> Interval:
        """The days most stories give, narrowed by all that meet them; where as many give others, from first to last."""
        exact = self._exact_days()
        backing = {one: set().union(*(self._backing[two] for two in exact if meet(one, two))) for one in exact}
        most = max(map(len, backing.values()))
        top = sorted((days for days in exact if len(backing[days]) == most), key=_width)
        settled = narrow(top)
        for days in self._backing:
            settled = overlap(settled, days) if days not in top and meet(settled, days) else settled
        return settled


def _width(days: Interval) -> tuple:
    return days[1] - days[0], days


def list_measured(mention: Mention) -> list[Hashable]:
    """What a mention tells that few launches share: its clock time, and its distances and apogees to ten km."""
    far = [(column, round(reading, -1)) for column in ("distance_km", "apogee_km") for reading in mention[column]]
    return [*far, *([mention["local_time"]] if mention["local_time"] else [])]


def days_of(mention: Mention) -> Interval:
    """The days a mention leaves open; (None, None) unless both ends are known."""
    days = mention["from_date"], mention["to_date"]
    return (None, None) if None in days else days


def count_of(mention: Mention) -> Interval:
    """How many missiles a mention tells of."""
    return mention["count_low"], mention["count_high"]


def is_narrow(days: Interval) -> bool:
    """Whether an interval dates a launch: a day, a night, a header one day late."""
    first, last = days
    return first is not None and (last - first).days < load_rules()["linking"]["narrow_days"]
