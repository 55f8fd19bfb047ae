"""Claims: the values that a story's launches are told with, a row a value.

In      a Story and one of its launches
Out     rows of the claims frame
Units   km, min, mach, missiles; days local to the site, instants UTC
Missing no row where nothing is told
Next    mentions gathers them a launch
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from analysis.reading.clocks import find_time
from analysis.reading.launches import Launch, Passage, is_called
from analysis.reading.moments import Days
from analysis.reading.places import find_places, soil_of
from analysis.reading.quantities import Measure
from analysis.reading.quoting import day_words, number_words, quoted, spoken
from analysis.reading.statements import Statement
from analysis.reading.story import Line, Story
from analysis.reading.voices import government_of
from analysis.reading.weapons import Weapon, is_plural

Row = dict[str, Any]
_OUTCOMES = {"f": "failed", "g": "success", "i": "intercepted"}
_MOTION = {"F": "distance", "H": "apogee", "Z": "landing", "O": "landing"}
_OFFSET = re.compile(r"\*?>[\^A'*]{0,3}[@+~A]")
# "5,700 km of altitude", "150 and 100 km, respectively, as maximum altitudes": named after the figures
_NAMED_AFTER = re.compile(r"(?:[&>-]h?#u)*,?(?:x,)?[=xo>]{0,3}(?P<motion>[FH])(?![>=^]{0,2}h?#)")
_GENERIC = frozenset({"missile", "projectile"})


@dataclass(frozen=True)
class Teller:
    """Writes the claims of one launch of one story."""

    story: Story
    launch: Launch
    mention_id: str

    def claims(self) -> Iterator[Row]:
        """Every value told of the launch, in the order of its passages."""
        for passage in self.launch.passages:
            for claim in self._of_passage(passage):
                yield claim
                yield from _with_partners(claim, passage.line)
        if not self.launch.dated and self.launch.role == "main":
            yield from self._implied_date()

    def of_statement(self, said: Statement) -> Row:
        """That somebody who states no value speaks of the launch."""
        return self._claim(
            said.line, "actor", said.first, said.last, self.launch.actor.get("name"), "words that mean the launch"
        )

    def _of_passage(self, passage: Passage) -> Iterator[Row]:
        yield from self._of_trigger(passage)
        yield from self._of_days(passage)
        yield from self._of_time(passage)
        yield from self._of_weapons(passage)
        yield from self._of_measures(passage)
        yield from self._of_places(passage)
        yield from self._of_outcome(passage)

    def _claim(self, line: Line, attribute: str, first: int, last: int, value: str, rule: str, **more: Any) -> Row:
        saying = self.story.speaker(line, first)
        stance = "planned" if self.launch.role == "planned" else "denied" if saying and saying.denies else "asserted"
        told = {"mention_id": self.mention_id, "role": self.launch.role, "attribute": attribute, "value": value}
        where = quoted(self.story, line, first, last, f"{self.mention_id}|{attribute}|{value}")
        return where | spoken(saying) | told | {"relay": saying and saying.relay, "stance": stance, "rule": rule} | more

    def _of_trigger(self, passage: Passage) -> Iterator[Row]:
        trigger, line = passage.trigger, passage.line
        if trigger is None:
            return
        if passage.weapons or passage is next(p for p in self.launch.passages if p.trigger):
            # "the country test-fired": the launch word stands for the launcher told of before.
            at = trigger.at if trigger.actor_at is None else trigger.actor_at
            actor = self.launch.actor
            yield self._claim(line, "actor", at, at, actor.get("name"), f"launch word with {actor.id}")
        yield from self._relations(passage)

    def _of_days(self, passage: Passage) -> Iterator[Row]:
        flag = None if all(a.meets(b) for _, a in passage.days for _, b in passage.days) else "dates_differ"
        for at, days in passage.days:
            told = {"from_date": days.first, "to_date": days.last, "precision": days.precision, "flag": flag}
            yield self._claim(passage.line, "date", at, at, day_words(days), "moment beside a launch word", **told)

    def _of_time(self, passage: Passage) -> Iterator[Row]:
        clock = find_time(self.story, self.launch, passage)
        if clock is not None:
            told = {"unit": clock.zone, "from_at": clock.from_at, "to_at": clock.to_at, "precision": "minute"}
            told["hedge"] = "about" if clock.hedged else None
            rule = "clock time beside a launch word"
            yield self._claim(passage.line, "time", clock.first, clock.last, clock.value, rule, **told)

    def _of_weapons(self, passage: Passage) -> Iterator[Row]:
        line = passage.line
        for weapon in passage.weapons:
            if passage.trigger is None and not is_called(self.story, line, weapon):
                continue
            if weapon.kind and not _points_back(weapon, self.story):
                claim = self._claim(line, "kind", weapon.kind_first, weapon.last, weapon.kind, "words of the weapon")
                yield self._doubted(weapon, claim)
            if weapon.name is not None and weapon.name_at is not None:
                claim = self._claim(line, "name", weapon.name_at, weapon.name_at, weapon.name.id, "name of the weapon")
                yield self._doubted(weapon, claim)
            if passage.trigger and not weapon.ordinal:
                yield from self._count(passage, weapon)

    def _doubted(self, weapon: Weapon, claim: Row) -> Row:
        """The claim with its doubt; "what it called" makes it the launcher's own."""
        if weapon.doubt is None:
            return claim
        if not weapon.doubt.get("by_launcher"):
            return claim | {"hedge": weapon.doubt.id}
        authority = government_of(self.launch.actor)
        own = {"authority": authority.name, "family": authority.family, "authority_kind": authority.kind, "relay": None}
        start = self.story.tokens.items[weapon.first].start
        quote = self.story.text[start : claim["end"]]
        return claim | own | {"hedge": weapon.doubt.id, "stance": "claimed", "start": start, "quote": quote}

    def _count(self, passage: Passage, weapon: Weapon) -> Iterator[Row]:
        count = weapon.count
        if count is not None:
            told = {"low": count.low, "high": count.high, "unit": "missiles", "hedge": count.hedge}
            last, value = weapon.last + weapon.of_launches, number_words(count.low, count.high)
            yield self._claim(passage.line, "count", count.first, last, value, "number before a weapon", **told)
        elif _is_one(weapon, passage, self.story) and not self._has_numbers():
            told = {"low": 1.0, "high": 1.0, "unit": "missiles", "hedge": "singular"}
            yield self._claim(passage.line, "count", weapon.kind_first, weapon.last, "1", "a single weapon", **told)

    def _has_numbers(self) -> bool:
        passages = [passage for passage in self.launch.passages if passage.trigger]
        return any(weapon.count and not weapon.ordinal for passage in passages for weapon in passage.weapons)

    def _of_measures(self, passage: Passage) -> Iterator[Row]:
        for measure in passage.line.measures:
            if passage.first <= measure.first < passage.last and (said := self._measured(passage, measure)):
                attribute, stance = said
                told = {"low": measure.low, "high": measure.high, "unit": measure.unit, "hedge": measure.hedge}
                told |= {"converted_from": measure.converted_from, "flag": measure.flag}
                value = f"{' to '.join(f'{value:g}' for value in measure.values)} {measure.unit}"
                rule = f"measure beside a word of {attribute}"
                claim = self._claim(passage.line, attribute, measure.first, measure.last, value, rule, **told)
                yield claim | ({"stance": stance} if stance else {})

    def _measured(self, passage: Passage, measure: Measure) -> tuple[str, str | None] | None:
        """What a measure is of, and its stance where it is not of what was flown."""
        tags = self.story.tokens.tags
        before, after = tags[passage.first : measure.first], tags[measure.last + 1 : passage.last]
        behind = _NAMED_AFTER.match(after)
        moves = [tag for tag in before if tag in _MOTION] or [tag for tag in after if tag in "FH"][:1]
        if behind:
            moves = [behind["motion"]]
        elif not moves and passage.trigger and self._leads_toward(measure):
            return "distance", None  # "fired a missile 930 km into the sea"
        stance = "capability" if "C" in before[-8:] + after[:5] else "hypothetical" if "y" in before else None
        if measure.of == "duration":
            return ("flight_time", stance) if moves[-1:] == ["F"] else None
        if measure.of == "speed":
            return ("speed", stance) if moves else None
        if stance == "capability":
            return "distance", stance
        attribute = _MOTION[moves[-1]] if moves else None
        # "300 km off the cape", "250 km west of the island": where it fell, not how far it flew
        offset = _OFFSET.match(after) and before[-1:] != "F"
        return (attribute, stance) if attribute in ("distance", "apogee") and not offset else None

    def _leads_toward(self, measure: Measure) -> bool:
        tokens = self.story.tokens
        return measure.of == "distance" and tokens.entry_id(min(measure.last + 1, len(tokens.items) - 1)) == "toward"

    def _of_places(self, passage: Passage) -> Iterator[Row]:
        soil = soil_of(self.launch.actor, self.story.lexicon)
        for place in find_places(self.story.tokens, passage.first, passage.last, soil):
            words = " ".join(self.story.tokens.words(place.first, place.last).split())
            rule = f"phrase of {place.attribute}"
            claim = self._claim(passage.line, place.attribute, place.first, place.last, words, rule)
            yield claim | ({"stance": "denied"} if place.denied else {})

    def _of_outcome(self, passage: Passage) -> Iterator[Row]:
        tags = self.story.tokens.tags
        for at in range(passage.first, passage.last):
            if tags[at] in _OUTCOMES and "n" not in tags[max(passage.first, at - 3) : at]:
                yield self._claim(passage.line, "outcome", at, at, _OUTCOMES[tags[at]], "word of outcome")

    def _relations(self, passage: Passage) -> Iterator[Row]:
        tokens, trigger, line = self.story.tokens, passage.trigger, passage.line
        assert trigger is not None
        lead = tokens.tags[line.first : passage.first]
        if trigger.earlier and "E" in lead:
            first, value = line.first + lead.index("E"), "no launch since, until the story's own"
            yield self._claim(line, "relation", first, trigger.at, value, "first ... since")
        for at in range(passage.first, passage.last - 2):
            if tokens.tags[at : at + 2] == "uo" and _counts_time(self.story, at):
                last = next((i - 1 for i in range(at + 2, line.last) if tokens.tags[i] in ",.;o&p"), line.last - 1)
                first = at - (tokens.tags[at - 1] == "#")
                value = " ".join(tokens.words(first, last).split())
                yield self._claim(line, "relation", first, last, value, "time before or after something else")

    def _implied_date(self) -> Iterator[Row]:
        """A story without a day of its own tells of the day it was published, or of the day before."""
        published = self.story.published
        if published is None or published.precision != "day":
            return
        # A response is told with the launch that it answers.
        anchor = self.story.calendar.anchor
        days = anchor or Days(published.first - timedelta(days=1), published.last, "implied")
        told = {"from_date": days.first, "to_date": days.last, "precision": "implied", "hedge": "implied"}
        for line in self.story.lines:
            for at in range(line.first, line.last):
                moment = self.story.tokens.items[at].moment
                if moment and moment.kind != "clock" and self.story.calendar.resolve(moment) == (anchor or published):
                    silent = replace(line, sayings=())
                    yield self._claim(silent, "date", at, at, day_words(anchor or published), "day implied", **told)
                    return


def _with_partners(claim: Row, line: Line) -> Iterator[Row]:
    """ "Seoul and Tokyo said": the same claim for each who states it together with the one it was given to."""
    own = next((s for s in line.sayings if s.authority.name == claim.get("authority")), None)
    for other in line.sayings if own else ():
        if other is not own and own and other.group == own.group:
            digest = hashlib.sha256(f"{claim['claim_id']}|{other.authority.name}".encode()).hexdigest()[:10]
            yield claim | spoken(other) | {"claim_id": f"c-{digest}"}


def _counts_time(story: Story, at: int) -> bool:
    entry = story.tokens.items[at].entry
    return entry is not None and entry.get("of") == "duration"


def _points_back(weapon: Weapon, story: Story) -> bool:
    """ "the missiles flew", "the North's missile launches": the words point back and state no kind of their own."""
    tokens, at = story.tokens, weapon.first - 1
    definite = tokens.tags[at : at + 1] in ("'", "b") or tokens.words(at, at)[:2].lower() == "th"
    return weapon.count is None and weapon.kind in _GENERIC and definite


def _is_one(weapon: Weapon, passage: Passage, story: Story) -> bool:
    """Whether the words name a single weapon as what was launched: "a missile", "its Hwasong-19 ICBM"."""
    trigger, tokens = passage.trigger, story.tokens
    assert trigger is not None
    if is_plural(tokens, weapon.head):
        return False
    if trigger.is_noun:
        # "a second test of the missile": one launch, one weapon
        plural = tokens.words(trigger.at, trigger.at).lower().endswith("s")
        its_object = weapon.first > trigger.at and ">" in tokens.tags[trigger.at : weapon.first]
        return weapon.single or (not plural and its_object)
    return weapon.single or (tokens.tags[trigger.at] in "LTISDJ" and not weapon.of_launches)


def mention_key(story: Story, launch: Launch) -> str:
    """The id of a launch in its text: the document, where it is first told, and its kind where one word tells two."""
    passage = min(launch.passages, key=lambda p: (p.line.number, p.first))
    at = passage.trigger.at if passage.trigger else passage.first
    day = launch.days.first.isoformat() if launch.is_listed and launch.days and not launch.kind_group else None
    return "-".join((story.document_id, f"m{story.tokens.items[at].start}", *filter(None, [launch.kind_group, day])))
