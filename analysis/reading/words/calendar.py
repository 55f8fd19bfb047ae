"""Calendar: the days and clock times that moments mean to a reader on the day of publication.

In      moments; the lexicon's calendar; the days the text was published; the days of its own launch
Out     Days: an interval of local days; minutes of the day with the zone named
Units   days are datetime.date
Missing None where text and publication day cannot fix the days
Next    launches, claims and context ask it
"""

import re
from calendar import monthrange
from copy import copy
from datetime import date, timedelta
from typing import Any

from analysis.lexicon import Entry, Lexicon
from analysis.reading.words.moments import Days, Moment
from analysis.reading.words.time_words import entries_by_form, forms_of_time

_SOON = timedelta(days=45)  # our choice: news of a day that lies further ahead names its year or is of the year before
_MONTH_SOON = timedelta(days=2)


class Calendar:
    """Turns moments into days, as a reader of a text of that day would."""

    def __init__(self, lexicon: Lexicon, published: Days | None, year: int | None = None) -> None:
        self.lexicon, self.published, self.told_year = lexicon, published, year
        self._anchor: Days | None = None
        self._told: Days | None = None
        self.rests_on_story = False  # whether some day was counted from these two since this was set to False
        self._by_form = forms_of_time(lexicon)

    @property
    def anchor(self) -> Days | None:
        """The day of the story's own launch, as far as it was told."""
        self.rests_on_story = True
        return self._anchor

    @property
    def told(self) -> Days | None:
        """The day of the launch told last."""
        self.rests_on_story = True
        return self._told

    def learn(self, told: Days, *, is_own: bool) -> None:
        """Count from the day of a launch told just now; is_own: it is the story's own."""
        self._told, self._anchor = told, told if is_own else self._anchor

    def resolve(self, moment: Moment, *, ahead: bool = False) -> Days | None:
        """The days `moment` means; `ahead` when the sentence speaks of what is to come.

        None for a clock time, and where neither text nor publication day can fix the days.
        """
        method = getattr(self, f"_of_{moment.kind}", None)
        try:
            return method(moment.says, ahead) if method else None
        except (ValueError, OverflowError):  # 30 February, year 0: words that name no day
            return None

    def counts_back(self, moment: Moment) -> bool:
        """Whether "eight days earlier" counts two days or more back from something told; "ago" counts from today."""
        says = moment.says
        direction = self._word("direction", says["direction"])
        short = self._number(says["n"]) == 1 and self._word("span", says["span"]).id == "day"
        return direction.get("sign") < 0 and not direction.get("from_today") and not short

    def counts_from_next(self, moment: Moment) -> bool:
        """Whether what the days are counted from follows: "15 days after the test"."""
        return bool(self._word("direction", moment.says["direction"]).get("from_next"))

    def counts_from_told(self, moment: Moment) -> bool:
        """Whether a moment counts from the day told before it: "the previous day", "two days later"."""
        if moment.kind == "offset":
            return not self._word("direction", moment.says["direction"]).get("from_today")
        return moment.kind == "relative" and bool(self._word("relative", moment.says["words"]).get("from_told"))

    def weekday(self, moment: Moment) -> int:
        """The number of the weekday that a moment of kind weekday names, Monday 0."""
        return int(self._word("weekday", moment.says["day"]).get("number"))

    def name(self, moment: Moment) -> str:
        """A weekday or a day of a month in one spelling: "Wednesday" for "Wed", "January 24" for "Jan. 24"."""
        says = moment.says
        if moment.kind == "weekday":
            return self._word("weekday", says["day"]).id
        if "iso" in says:
            return str(says["iso"])
        month = str(self._word("month", says["month"]).id)
        if moment.kind == "month":
            return month
        return f"{month} {says.get('day') or self._ordinal(says['ordinal'])}"

    def is_night(self, moment: Moment) -> bool:
        """Whether a moment names the night before the day that follows: "overnight into Sunday"."""
        return moment.kind == "relative" and bool(self._word("relative", moment.says["words"]).get("night"))

    def spans_year(self, moment: Moment) -> bool:
        """Whether a moment is the year so far: "this year", "earlier this year"."""
        entry = self._word("relative", moment.says["words"]) if moment.kind == "relative" else None
        return entry is not None and entry.get("unit") == "year" and entry.get("from") == 0

    def is_past(self, moment: Moment) -> bool:
        """Whether a moment says that it lies before the news: "earlier this month"."""
        if moment.kind == "relative":
            return bool(self._word("relative", moment.says["words"]).get("past"))
        return "lead" in moment.says and self._word("lead", moment.says["lead"]).id == "earlier-in"

    def entries(self, moment: Moment) -> list[Entry]:
        """The entries of the calendar that the words of `moment` are forms of."""
        words = {re.sub(r"\s", " ", value).lower() for value in moment.says.values()}
        found = [named for word in words for named in entries_by_form(self.lexicon).get(word, ())]
        return [entry for _, entry in sorted(found, key=lambda named: named[0])]

    def on(self, day: Days) -> "Calendar":
        """The calendar of a reader on the day told before: "said on Thursday that it fired it a day earlier"."""
        other = copy(self)
        other.published, other._anchor, other._told = day, None, day
        return other

    def _word(self, vocabulary: str, words: str) -> Entry:
        return self._by_form[vocabulary, re.sub(r"\s", " ", words).lower()]

    def _number(self, words: str) -> int:
        """How many: digits, "a week", "three weeks"."""
        if words.isdigit():
            return int(words)
        return 1 if ("one", words.lower()) in self._by_form else int(self._word("number", words).get("low"))

    def _of_date(self, says: dict[str, Any], ahead: bool) -> Days | None:
        if "iso" in says:
            day = date.fromisoformat(says["iso"])
            return Days(day, day, "day")
        month = self._word("month", says["month"]).get("number")
        day_of_month = int(says["day"]) if "day" in says else self._ordinal(says["ordinal"])
        year = self._year(says, month, day_of_month, ahead)
        if year is None:
            return None
        first = date(year, month, day_of_month)
        last = date(year, month, int(says["day_2"])) if "day_2" in says else first
        return Days(first, last, "day" if first == last else "interval") if first <= last else None

    def _ordinal(self, words: str) -> int:
        return self._word("ordinal", words).forms.index(words.lower()) + 1

    def _year(self, says: dict[str, Any], month: int, day: int, ahead: bool, slack: timedelta = _SOON) -> int | None:
        if "year" in says:
            return int(says["year"])
        if self.published is None:
            return self.told_year
        here = self.published.last
        if "rel" in says:
            return here.year + int(self._word("year_word", says["rel"]).get("shift"))
        if ahead:
            # "earlier on December 11 a similar notice was issued": a day just past is no day of the year to come
            return here.year + (
                date(here.year, month, min(day, monthrange(here.year, month)[1])) < self.published.first - _SOON
            )
        # A day soon after publication is ahead, or the page is older than its story: nobody means the year before.
        return here.year - (date(here.year, month, min(day, monthrange(here.year, month)[1])) > here + slack)

    def _of_month(self, says: dict[str, Any], ahead: bool) -> Days | None:
        month = self._word("month", says["month"]).get("number")
        lead = self._word("lead", says["lead"]) if "lead" in says else None
        ahead = ahead or (lead is not None and lead.get("sign") > 0)
        year = self._year(says, month, 31 if ahead else 1, ahead, _MONTH_SOON)
        if year is None:
            return None
        if (
            lead is not None
            and lead.id == "last"
            and self.published
            and (year, month) == (self.published.last.year, self.published.last.month)
        ):
            year -= 1
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if "part" in says:
            part = self._word("part", says["part"])
            return Days(
                date(year, month, part.get("from_day")), date(year, month, min(part.get("to_day"), last.day)), "part"
            )
        if self.published and lead is not None and lead.id == "earlier-in":
            last = min(last, self.published.last)
        if self.published and ahead and first <= self.published.first <= last:
            first = self.published.first
        return Days(first, last, "month")

    def _of_weekday(self, says: dict[str, Any], ahead: bool) -> Days | None:
        if self.published is None or self.published.precision != "day":
            return self.published  # some day of the month that the page names
        number = self._word("weekday", says["day"]).get("number")
        lead = self._word("lead", says["lead"]) if "lead" in says else None
        here = self.published.last
        first = here - timedelta(days=6)
        if lead is not None and lead.id == "last":
            first = here - timedelta(days=7)
        elif ahead or (lead is not None and lead.get("sign") > 0):
            first = here
        day = first + timedelta(days=(number - first.weekday()) % 7)
        if lead is not None and lead.id == "last" and self.anchor and self.anchor.meets(Days(day, day, "day")):
            day -= timedelta(days=7)  # "fired on Monday; last Monday it had fired another"
        # Pages of America are dated the evening before a Korean morning, but not where the news has its day already.
        if day == here - timedelta(days=6) and lead is None and not (self.anchor and self.anchor.last <= here):
            day = here + timedelta(days=1)
        return Days(day, day, "day")

    def _of_relative(self, says: dict[str, Any], ahead: bool) -> Days | None:
        entry = self._word("relative", says["words"])
        unit, start, stop = entry.get("unit"), entry.get("from"), entry.get("to")
        base = self.published
        if unit == "day" and base and base.precision == "day":
            return Days(
                base.last + timedelta(days=start),
                base.last + timedelta(days=stop),
                "day" if start == stop else "interval",
            )
        if base is None or (base.precision != "day" and unit in ("day", "weekend", "week")):
            return base
        here = base.last
        if unit == "weekend":
            sunday = here - timedelta(days=(here.weekday() + 1) % 7)
            return Days(sunday - timedelta(days=1), sunday, "interval")
        if unit == "week":
            monday = here - timedelta(days=here.weekday()) + timedelta(weeks=start)
            return Days(
                monday, min(monday + timedelta(days=6), here) if start == 0 else monday + timedelta(days=6), "interval"
            )
        if unit == "month":
            year, month = divmod(here.year * 12 + here.month - 1 + start, 12)
            last = date(year, month + 1, monthrange(year, month + 1)[1])
            return Days(date(year, month + 1, 1), min(last, here), "month")
        return Days(date(here.year + start, 1, 1), min(date(here.year + start, 12, 31), here), "year")

    def _of_offset(self, says: dict[str, Any], ahead: bool) -> Days | None:
        direction = self._word("direction", says["direction"])
        # "Two days later" goes on from the launch told last, "two days earlier" back from the story's own.
        told = self.told if direction.get("sign") > 0 else None
        base = self.published if direction.get("from_today") else told or self.anchor or self.published
        if base is None or base.first != base.last:
            return None
        n = self._number(says["n"])
        span = self._word("span", says["span"])
        day = base.last + timedelta(days=direction.get("sign") * n * span.get("days"))
        if span.id == "day":
            return Days(day, day, "day")
        if span.id == "week":
            return Days(day - timedelta(days=3), day + timedelta(days=3), "interval")
        if span.id == "month":
            months = base.last.year * 12 + base.last.month - 1 + direction.get("sign") * n
            first = date(months // 12, months % 12 + 1, 1)
            middle = first + timedelta(days=min(base.last.day, 28) - 1)
            return Days(middle - timedelta(days=15), middle + timedelta(days=15), "month")
        year = base.last.year + direction.get("sign") * n
        return Days(date(year, 1, 1), date(year, 12, 31), "year")

    def _of_ordinal(self, says: dict[str, Any], ahead: bool) -> Days | None:
        """ "The 31st": of the text's month, or of the last one that has such a day and lies not ahead."""
        number, here = int(says["day"]), self.published
        if here is None or not 1 <= number <= 31:
            return None
        first = here.last.replace(day=1)
        latest = date.max if ahead else here.last + timedelta(days=1)
        while number > monthrange(first.year, first.month)[1] or first.replace(day=number) > latest:
            first = (first - timedelta(days=1)).replace(day=1)
        return Days(first.replace(day=number), first.replace(day=number), "day")

    def _of_year(self, says: dict[str, Any], ahead: bool) -> Days | None:
        year = int(says["year"])
        return Days(date(year, 1, 1), date(year, 12, 31), "year")

    def clock(self, moment: Moment) -> tuple[int, str | None]:
        """Minutes of the day, and the zone's IANA name: None or "local" for the zone of the site."""
        says = moment.says
        if "hour" not in says:
            return self._word("named_hour", says["words"]).get("hour") * 60, None
        hour, minute = int(says["hour"]), int(says.get("minute", 0))
        if "meridiem" in says:
            hour = hour % 12 + self._word("meridiem", says["meridiem"]).get("add_hours")
        zone = self._word("zone", says["zone"]).id if "zone" in says else None
        return hour * 60 + minute, zone
