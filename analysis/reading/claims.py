"""Claims: the values that a story's launches are told with, a row a value.

In      a Story and its launches
Out     rows of the claims frame
Units   km, min, mach, missiles; days local to the site, instants UTC
Missing no row where nothing is told
Next    mentions gathers them a launch
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from analysis.reading.launches import Launch, Passage
from analysis.reading.moments import Days
from analysis.reading.places import find_places
from analysis.reading.quantities import Measure
from analysis.reading.speakers import Saying
from analysis.reading.story import Line, Story
from analysis.reading.weapons import Weapon

_OUTCOMES = {"f": "failed", "g": "success", "i": "intercepted"}
_AROUND = timedelta(minutes=5)  # our choice: "around 7:50" is 7:45 to 7:55
_MOTION = {"F": "distance", "H": "apogee", "Z": "landing", "O": "landing"}


@dataclass(frozen=True)
class Teller:
    """Writes the claims of one launch of one story."""

    story: Story
    launch: Launch
    mention_id: str

    def claims(self) -> Iterator[dict[str, Any]]:
        """Every value told of the launch, in the order of its passages."""
        for passage in self.launch.passages:
            yield from self._of_trigger(passage)
            yield from self._of_weapons(passage)
            yield from self._of_measures(passage)
            yield from self._of_places(passage)
            yield from self._of_outcome(passage)
        if not self.launch.dated and self.launch.role == "main":
            yield from self._implied_date()

    def _claim(
        self, line: Line, attribute: str, first: int, last: int, value: str, rule: str, **more: Any
    ) -> dict[str, Any]:
        saying = self.story.speaker(line, first)
        stance = "planned" if self.launch.role == "planned" else "denied" if saying and saying.denies else "asserted"
        told = {"mention_id": self.mention_id, "role": self.launch.role, "attribute": attribute, "value": value}
        where = quoted(self.story, line, first, last, f"{attribute}|{value}")
        return where | spoken(saying) | told | {"relay": saying and saying.relay, "stance": stance, "rule": rule} | more

    def _of_trigger(self, passage: Passage) -> Iterator[dict[str, Any]]:
        trigger = passage.trigger
        if trigger is None:
            yield from self._times(passage)
            return
        if passage.weapons:
            # "the country test-fired": the launch word stands for the launcher told of before.
            at = trigger.at if trigger.actor_at is None else trigger.actor_at
            actor = self.launch.actor
            yield self._claim(passage.line, "actor", at, at, actor.get("name"), f"launch word with {actor.id}")
        meet = all(a.meets(b) for _, a in trigger.days for _, b in trigger.days)
        for at, days in trigger.days:
            yield self._claim(
                passage.line,
                "date",
                at,
                at,
                day_words(days),
                "moment beside a launch word",
                from_date=days.first,
                to_date=days.last,
                precision=days.precision,
                flag=None if meet else "dates_differ",
            )
        yield from self._times(passage)
        yield from self._relations(passage)

    def _of_weapons(self, passage: Passage) -> Iterator[dict[str, Any]]:
        for weapon in passage.weapons:
            if weapon.kind and not _is_back_reference(weapon, self.story):
                yield self._doubted(
                    passage.line,
                    weapon,
                    self._claim(
                        passage.line, "kind", weapon.kind_first, weapon.last, weapon.kind, "words of the weapon"
                    ),
                )
            if weapon.name is not None and weapon.name_at is not None:
                yield self._doubted(
                    passage.line,
                    weapon,
                    self._claim(
                        passage.line, "name", weapon.name_at, weapon.name_at, weapon.name.id, "name of the weapon"
                    ),
                )
            if passage.trigger and not weapon.ordinal:
                yield from self._count(passage, weapon)

    def _doubted(self, line: Line, weapon: Weapon, claim: dict[str, Any]) -> dict[str, Any]:
        if weapon.doubt is None:
            return claim
        if not weapon.doubt.get("by_launcher"):
            return claim | {"hedge": weapon.doubt.id}
        name = self.launch.actor.get("name")
        kind = "state" if self.launch.actor.get("kind") == "state" else "armed group"
        start = self.story.tokens.items[weapon.first].start
        quote = self.story.text[start : claim["end"]]
        return claim | {
            "hedge": weapon.doubt.id,
            "stance": "claimed",
            "authority": name,
            "family": name,
            "authority_kind": kind,
            "relay": None,
            "start": start,
            "quote": quote,
        }

    def _count(self, passage: Passage, weapon: Weapon) -> Iterator[dict[str, Any]]:
        if weapon.count is not None:
            count = weapon.count
            yield self._claim(
                passage.line, "count", count.first, weapon.last + weapon.of_launches, number_words(count.low, count.high),
                "number before a weapon", low=count.low, high=count.high, unit="missiles", hedge=count.hedge,
            )  # fmt: skip
        elif _is_one(weapon, passage, self.story) and not self._has_numbers():
            yield self._claim(
                passage.line,
                "count",
                weapon.kind_first,
                weapon.last,
                "1",
                "a single weapon",
                low=1.0,
                high=1.0,
                unit="missiles",
                hedge="singular",
            )

    def _has_numbers(self) -> bool:
        return any(
            w.count for passage in self.launch.passages if passage.trigger for w in passage.weapons if not w.ordinal
        )

    def _of_measures(self, passage: Passage) -> Iterator[dict[str, Any]]:
        for measure in passage.line.measures:
            if passage.first <= measure.first < passage.last and (told := self._measured(passage, measure)):
                attribute, stance = told
                extra = {"stance": stance} if stance else {}
                low, high = measure.low, measure.high
                value = " ".join((*_numbers(measure), measure.unit))
                yield self._claim(
                    passage.line,
                    attribute,
                    measure.first,
                    measure.last,
                    value,
                    f"measure after a word of {attribute}",
                    low=low,
                    high=high,
                    unit=measure.unit,
                    hedge=measure.hedge,
                    converted_from=measure.converted_from,
                    flag=measure.flag,
                    **extra,
                )

    def _measured(self, passage: Passage, measure: Measure) -> tuple[str, str | None] | None:
        tags = self.story.tokens.tags
        before, after = tags[passage.first : measure.first], tags[measure.last + 1 : passage.last]
        moves = [tag for tag in before if tag in _MOTION] or [tag for tag in after if tag in "FH"][:1]
        stance = "capability" if "C" in before[-8:] else "hypothetical" if "y" in before else None
        if measure.of == "duration":
            return ("flight_time", stance) if moves[-1:] == ["F"] else None
        if measure.of == "speed":
            return ("speed", stance) if moves else None
        if stance == "capability":
            return "distance", stance
        attribute = "apogee" if after[:1] == "H" else _MOTION[moves[-1]] if moves else None
        # "300 km off the cape", "250 km west of the island": where it fell, not how far it flew
        offset = after[:1] == "*" and after[1:2] == ">" and tags[measure.first - 1 : measure.first] != "F"
        return (attribute, stance) if attribute in ("distance", "apogee") and not offset else None

    def _of_places(self, passage: Passage) -> Iterator[dict[str, Any]]:
        for place in find_places(self.story.tokens, passage.first, passage.last):
            words = " ".join(self.story.tokens.words(place.first, place.last).split())
            extra = {"stance": "denied"} if place.denied else {}
            yield self._claim(
                passage.line, place.attribute, place.first, place.last, words, f"phrase of {place.attribute}", **extra
            )

    def _of_outcome(self, passage: Passage) -> Iterator[dict[str, Any]]:
        tags = self.story.tokens.tags
        for at in range(passage.first, passage.last):
            if tags[at] in _OUTCOMES and "n" not in tags[max(passage.first, at - 3) : at]:
                yield self._claim(passage.line, "outcome", at, at, _OUTCOMES[tags[at]], "word of outcome")

    def _times(self, passage: Passage) -> Iterator[dict[str, Any]]:
        tags = self.story.tokens.tags
        clocks = [
            at for at in range(passage.first, passage.last) if tags[at] == "c" and self._is_launch_time(passage, at)
        ]
        read = [(at, *self.story.calendar.clock(self.story.tokens.items[at].moment)) for at in clocks]  # type: ignore[arg-type]
        home = self.launch.actor.get("zone")
        local = [(at, minute) for at, minute, zone in read if self._is_local(zone, home)]
        told = local or [(at, self._converted(minute, zone, home)) for at, minute, zone in read[:1] if zone]
        if told:
            yield self._time(passage.line, told, home)

    def _time(self, line: Line, told: list[tuple[int, int]], home: str) -> dict[str, Any]:
        first, last = told[0], told[-1]
        hedged = self.story.tokens.tags[first[0] - 1 : first[0]] == "h"
        value = "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in dict.fromkeys((first[1], last[1])))
        instants: dict[str, Any] = {}
        days = self.launch.days
        if days and days.first == days.last:
            midnight = datetime(days.first.year, days.first.month, days.first.day, tzinfo=ZoneInfo(home))
            slack = _AROUND if hedged else timedelta()
            instants = {
                "from_at": (midnight + timedelta(minutes=first[1]) - slack).astimezone(UTC),
                "to_at": (midnight + timedelta(minutes=last[1]) + slack).astimezone(UTC),
            }
        return self._claim(
            line,
            "time",
            first[0] - hedged,
            last[0],
            value,
            "clock time beside a launch word",
            unit=home,
            precision="minute",
            hedge="about" if hedged else None,
            **instants,
        )

    def _is_launch_time(self, passage: Passage, at: int) -> bool:
        tags = self.story.tokens.tags[passage.first : at]
        clause = tags[max(tags.rfind(mark) for mark in ";,o") + 1 :]
        verbs = [tag for tag in tags if tag in "LTJISDlZOisF"]
        return (
            "z" not in clause
            and verbs[-1:] not in (["Z"], ["O"], ["i"])
            and (passage.trigger is not None or "D" in tags or "s" in tags)
        )

    def _is_local(self, zone: str | None, home: str) -> bool:
        if zone in (None, "local"):
            return True
        day = self.launch.days.first if self.launch.days else datetime(2020, 1, 1)
        noon = datetime(day.year, day.month, day.day, 12)
        return noon.replace(tzinfo=ZoneInfo(zone)).utcoffset() == noon.replace(tzinfo=ZoneInfo(home)).utcoffset()  # type: ignore[arg-type]

    def _converted(self, minute: int, zone: str, home: str) -> int:
        day = self.launch.days.first if self.launch.days else datetime(2020, 1, 1)
        there = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZoneInfo(zone)).astimezone(
            ZoneInfo(home)
        )
        return there.hour * 60 + there.minute

    def _relations(self, passage: Passage) -> Iterator[dict[str, Any]]:
        tags, trigger = self.story.tokens.tags, passage.trigger
        assert trigger is not None
        if trigger.earlier and "E" in tags[passage.line.first : passage.first]:
            first = passage.line.first + tags[passage.line.first : passage.first].index("E")
            yield self._claim(
                passage.line, "relation", first, trigger.at, "no launch since, until the story's own", "first ... since"
            )
        for at in range(passage.first, passage.last - 2):
            if tags[at] == "u" and tags[at + 1] == "o" and _counts_time(self.story, at):
                last = next(
                    (i - 1 for i in range(at + 2, passage.line.last) if tags[i] in ",.;o&p"), passage.line.last - 1
                )
                first = at - 1 if tags[at - 1] == "#" else at
                yield self._claim(
                    passage.line,
                    "relation",
                    first,
                    last,
                    " ".join(self.story.tokens.words(first, last).split()),
                    "time before or after another event",
                )

    def _implied_date(self) -> Iterator[dict[str, Any]]:
        published = self.story.published
        if published is None or published.precision != "day":
            return
        for line in self.story.lines:
            for at in range(line.first, line.last):
                moment = self.story.tokens.items[at].moment
                if moment and moment.kind == "date" and self.story.calendar.resolve(moment) == published:
                    days = Days(published.first - timedelta(days=1), published.last, "implied")
                    yield self._claim(
                        replace(line, sayings=()),
                        "date",
                        at,
                        at,
                        day_words(published),
                        "day of publication",
                        from_date=days.first,
                        to_date=days.last,
                        precision="implied",
                        hedge="implied",
                    )
                    return


def quoted(story: Story, line: Line, first: int, last: int, what: str, key: str = "claim_id") -> dict[str, Any]:
    """Where the tokens first to last stand, in their own words, and the id made of that and of what they state."""
    start, end = story.tokens.items[first].start, story.tokens.items[last].end
    digest = hashlib.sha256(f"{story.document_id}|{start}|{end}|{what}".encode()).hexdigest()[:10]
    place = {"document_id": story.document_id, "sentence": line.number, "start": start, "end": end}
    return {key: f"{key[0]}-{digest}", **place, "quote": story.text[start:end]}


def spoken(saying: Saying | None) -> dict[str, Any]:
    """Who says so: nothing where the text speaks in its own voice."""
    if saying is None:
        return {}
    authority = saying.authority
    return {"authority": authority.name, "family": authority.family, "authority_kind": authority.kind}


def _counts_time(story: Story, at: int) -> bool:
    entry = story.tokens.items[at].entry
    return entry is not None and entry.get("of") == "duration"


def _numbers(measure: Measure) -> tuple[str, ...]:
    return ("-".join(f"{value:g}" for value in measure.values),)


def _is_back_reference(weapon: Weapon, story: Story) -> bool:
    """ "the missiles flew", "the North's missile launches": the words point back and state no kind of their own."""
    before = story.tokens.tags[weapon.first - 1 : weapon.first]
    definite = before in ("'", "b") or (
        before == "^" and story.tokens.words(weapon.first - 1, weapon.first - 1)[:2].lower() == "th"
    )
    return weapon.count is None and weapon.kind in ("missile", "projectile") and definite


def _is_one(weapon: Weapon, passage: Passage, story: Story) -> bool:
    trigger = passage.trigger
    assert trigger is not None
    words = story.tokens.words(weapon.head, weapon.head).lower()
    if words.endswith("s") and weapon.name is None:
        return False
    is_object = story.tokens.tags[trigger.at] in "LTISDJ" and not weapon.of_launches
    return weapon.single or is_object


def number_words(low: float, high: float | None) -> str:
    """A count as "2", "2 or more" or "9 to 11"."""
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def day_words(days: Days) -> str:
    """A day as 2026-01-04, an interval as 2026-01-01/2026-01-10."""
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}/{days.last.isoformat()}"


def mention_key(story: Story, launch: Launch) -> str:
    """The id of a launch in its text: the document and where it is first told."""
    passage = min(launch.passages, key=lambda p: (p.line.number, p.first))
    at = passage.trigger.at if passage.trigger else passage.first
    kinds = "".join(weapon.kind or "" for weapon in passage.weapons) if launch.kind_group else ""
    return f"{story.document_id}-m{story.tokens.items[at].start}{'-' + kinds if kinds else ''}"
