"""Claims: the values that a story's launches are told with, a row a value.

In      a Story and one of its launches
Out     rows of the claims frame
Units   km, min, mach, missiles; days local to the site, instants UTC
Missing no row where nothing is told
Next    mentions gathers them a launch
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.reading.claiming.measuring import use_of
from analysis.reading.claiming.quoting import day_words, name_entries, named, number_words, spoken
from analysis.reading.claiming.salvos import count_launch
from analysis.reading.claiming.statements import Statement
from analysis.reading.launching.clocks import find_time
from analysis.reading.launching.continuing import is_called
from analysis.reading.launching.tellings import Launch, Passage, Refusal
from analysis.reading.story import Line, Story
from analysis.reading.voices.voices import government_of
from analysis.reading.words.lands import soil_of
from analysis.reading.words.moments import Days
from analysis.reading.words.places import find_places
from analysis.reading.words.tokens import Tokens
from analysis.reading.words.weapons import Weapon, is_vague

Row = dict[str, Any]
_OUTCOMES = {"f": "failed", "g": "success", "i": "intercepted"}
EARLIER = "earlier-one"
_TO_END = 5  # our choice: how many words may stand between the two days of one time


@dataclass(frozen=True)
class Teller:
    """Writes the claims of one launch of one story, and the measures it refuses."""

    story: Story
    launch: Launch
    mention_id: str
    refusals: list[Refusal] = field(default_factory=list)

    def claims(self) -> Iterator[Row]:
        """Every value told of the launch, in the order of its passages."""
        has_kind = False
        for passage in self.launch.passages:
            for claim in self._of_passage(passage):
                has_kind |= claim["attribute"] == "kind"
                yield claim
                yield from _with_partners(self.story, claim, passage.line)
        if not has_kind:
            yield from self._implied_kind()
        for claim, line in self._counts():
            yield claim
            yield from _with_partners(self.story, claim, line)
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

    def _claim(
        self,
        line: Line,
        attribute: str,
        first: int,
        last: int,
        value: str,
        rule: str,
        beside: Iterable[int | None] = (),
        **more: Any,
    ) -> Row:
        """One row; `beside` are the tokens outside the quote by which it was read."""
        story, launch = self.story, self.launch
        words = name_entries(story, [*range(first, last + 1), *(at for at in beside if at is not None)])
        saying = story.speaker(line, first, launch.actor)
        told = named(story, line, first, last, f"{self.mention_id}|{attribute}|{value}")
        told.update(spoken(story, saying))
        told["mention_id"], told["role"] = self.mention_id, launch.role
        told["attribute"], told["value"] = attribute, value
        told["relay"] = saying and saying.relay
        told["stance"] = "planned" if launch.role == "planned" else "denied" if saying and saying.denies else "asserted"
        told["rule"] = f"{rule}: {words}" if words else rule
        told.update(more)
        return told

    def _of_trigger(self, passage: Passage) -> Iterator[Row]:
        trigger, line = passage.trigger, passage.line
        if trigger is None:
            return
        if passage.weapons or passage is next(p for p in self.launch.passages if p.trigger):
            # "the country test-fired": the launch word stands for the launcher told of before.
            at = trigger.at if trigger.actor_at is None else trigger.actor_at
            actor = self.launch.actor
            yield self._claim(line, "actor", at, at, actor.get("name"), "actor of a launch word", [trigger.at])
        yield from self._relations(passage)

    def _of_days(self, passage: Passage) -> Iterator[Row]:
        flag = None if all(a.meets(b) for _, a in passage.days for _, b in passage.days) else "dates_differ"
        for at, days in passage.days:
            told = {"from_date": days.first, "to_date": days.last, "precision": days.precision, "flag": flag}
            rule, beside = "moment beside a launch word", _word_of(passage)
            last = self._end_of_time(passage, at, days)
            yield self._claim(passage.line, "date", at, last, day_words(days), rule, beside, **told)

    def _end_of_time(self, passage: Passage, at: int, days: Days) -> int:
        """The other end of a time told by two days: "between Sunday and Monday"."""
        calendar, moments = self.story.calendar, self.story.tokens.moments
        for other in range(at + 1, min(at + 1 + _TO_END, passage.last)):
            moment = moments.get(other)
            if moment is None or (found := calendar.resolve(moment)) is None:
                continue
            ends = found.first > days.first and found.last == days.last
            return other if ends and all(other != told for told, _ in passage.days) else at
        return at

    def _of_time(self, passage: Passage) -> Iterator[Row]:
        clock = find_time(self.story, self.launch, passage)
        if clock is not None:
            told = {"unit": clock.zone, "from_at": clock.from_at, "to_at": clock.to_at, "precision": clock.precision}
            told["hedge"] = "about" if clock.hedged else None
            rule, beside = "clock time beside a launch word", _word_of(passage)
            yield self._claim(passage.line, "time", clock.first, clock.last, clock.value, rule, beside, **told)

    def _of_weapons(self, passage: Passage) -> Iterator[Row]:
        line = passage.line
        for weapon in passage.weapons:
            if passage.trigger is None and not is_called(self.story, line, weapon):
                continue
            if weapon.asserted and not _points_back(weapon, self.story):
                span = weapon.kind_first, weapon.last
                claim = self._claim(line, "kind", *span, weapon.asserted, "words of the weapon", self._doubt_at(weapon))
                yield self._doubted(weapon, claim) | ({"stance": "denied"} if self._is_denied(weapon) else {})
            if weapon.name is not None and weapon.name_at is not None and not weapon.name.get("payload"):
                span = weapon.name_at, weapon.name_at
                claim = self._claim(line, "name", *span, weapon.name.id, "name of the weapon", self._doubt_at(weapon))
                yield self._doubted(weapon, claim)

    def _implied_kind(self) -> Iterator[Row]:
        """What a name, or words that point back, tell where no others tell a kind: "the missile", "a Scud"."""
        told = [
            (passage.line, weapon)
            for passage in self.launch.passages
            for weapon in passage.weapons
            if weapon.kind and (passage.trigger or is_called(self.story, passage.line, weapon))
        ]
        for line, weapon in sorted(told, key=lambda one: is_vague(one[1].kind, self.story.lexicon))[:1]:
            span = weapon.kind_first, weapon.last
            yield self._claim(line, "kind", *span, str(weapon.kind), "name of the weapon", self._doubt_at(weapon))

    def _is_denied(self, weapon: Weapon) -> bool:
        """ "not a ballistic missile but an artillery rocket"."""
        before = self.story.tokens.tags[max(weapon.first - 3, 0) : weapon.first]
        return before.rstrip("^x").endswith("n")

    def _doubt_at(self, weapon: Weapon) -> list[int]:
        """The word of doubt in a weapon's phrase or before it."""
        before = range(weapon.last, -1, -1) if weapon.doubt else ()
        return [at for at in before if self.story.tokens.entries[at] is weapon.doubt][:1]

    def _doubted(self, weapon: Weapon, claim: Row) -> Row:
        """The claim with its doubt; "what it called" makes it the launcher's own."""
        if weapon.doubt is None:
            return claim
        if not weapon.doubt.get("by_launcher"):
            return claim | {"hedge": weapon.doubt.id}
        authority = government_of(self.launch.actor)
        own = {"authority": authority.name, "family": authority.family, "authority_kind": authority.kind, "relay": None}
        own["speaker"] = name_entries(self.story, self._doubt_at(weapon))
        start = self.story.tokens.starts[weapon.first]
        quote = self.story.text[start : claim["end"]]
        return claim | own | {"hedge": weapon.doubt.id, "stance": "claimed", "start": start, "quote": quote}

    def _counts(self) -> Iterator[tuple[Row, Line]]:
        for tally in count_launch(self.story, self.launch):
            count = tally.count
            told = {"low": count.low, "high": count.high, "unit": "missiles", "hedge": count.hedge}
            value, beside = number_words(count.low, count.high), _word_of(tally.passage)
            claim = self._claim(tally.line, "count", count.first, count.last, value, tally.rule, beside, **told)
            yield claim, tally.line

    def _of_measures(self, passage: Passage) -> Iterator[Row]:
        for measure in passage.line.measures:
            if not passage.first <= measure.first < passage.last:
                continue
            attribute, stance, word, reason = use_of(self.story, passage, measure)
            if attribute is None:
                self.refusals.append(Refusal(passage.line, measure.first, measure.last, measure.of, reason))
                continue
            told = {"low": measure.low, "high": measure.high, "unit": measure.unit, "hedge": measure.hedge}
            told |= {"converted_from": measure.converted_from, "flag": measure.flag}
            value = f"{' to '.join(f'{value:g}' for value in measure.values)} {measure.unit}"
            rule = f"measure beside a word of {attribute.replace('_', ' ')}"
            claim = self._claim(passage.line, attribute, measure.first, measure.last, value, rule, [word], **told)
            yield claim | ({"stance": stance} if stance else {})

    def _of_places(self, passage: Passage) -> Iterator[Row]:
        soil = soil_of(self.launch.actor, self.story.lexicon)
        for place in find_places(self.story.tokens, passage.first, passage.last, soil):
            words = " ".join(self.story.tokens.words(place.first, place.last).split())
            rule = f"phrase of {place.attribute}"
            claim = self._claim(passage.line, place.attribute, place.first, place.last, words, rule, place.by)
            yield claim | ({"stance": "denied"} if place.denied else {})

    def _of_outcome(self, passage: Passage) -> Iterator[Row]:
        tags = self.story.tokens.tags
        for at in self.story.tokens.where("fgi", passage.first, passage.last):
            if _is_of_launch(self.story.tokens, passage, at) and "n" not in tags[max(passage.first, at - 3) : at]:
                yield self._claim(passage.line, "outcome", at, at, _OUTCOMES[tags[at]], "word of outcome")

    def _relations(self, passage: Passage) -> Iterator[Row]:
        tokens, trigger, line = self.story.tokens, passage.trigger, passage.line
        assert trigger is not None
        lead = tokens.tags[line.first : passage.first]
        if trigger.earlier and "E" in lead:
            first, value = line.first + lead.index("E"), "no launch since, until the story's own"
            yield self._claim(line, "relation", first, trigger.at, value, "first ... since")
        for at in tokens.where("u", passage.first, passage.last - 2):
            if tokens.tags[at + 1] == "o" and _counts_time(self.story, at):
                last = next((i - 1 for i in range(at + 2, line.last) if tokens.tags[i] in ",.;o&p"), line.last - 1)
                before = tokens.tags[passage.first : at]
                first = at - next(len(words) for words in ("h#", "#", "") if before.endswith(words))
                value = " ".join(tokens.words(first, last).split())
                yield self._claim(line, "relation", first, last, value, "time before or after something else")

    def _implied_date(self) -> Iterator[Row]:
        """The day that the story's own days leave to a launch without one."""
        implied = self.launch.implied
        if implied is not None:
            days, at = implied.days, implied.at
            told: Row = {"from_date": days.first, "to_date": days.last, "precision": "implied", "hedge": "implied"}
            silent = implied.line._replace(sayings=())
            yield self._claim(silent, "date", at, at, day_words(implied.told), "day implied", **told)


def _word_of(passage: Passage) -> list[int]:
    """The launch word that a passage was read by, if it has one."""
    return [passage.trigger.at] if passage.trigger else []


def _is_of_launch(tokens: Tokens, passage: Passage, at: int) -> bool:
    """Whether a clause speaks of a missile or a launch: "talks failed" tells no outcome of one."""
    tags = tokens.tags
    first = max(passage.first, *(tags.rfind(mark, passage.first, at) for mark in ",;o."))
    last = min((end for mark in ",;o." if (end := tags.find(mark, at, passage.last)) >= 0), default=passage.last)
    if tokens.where_is(EARLIER, first, last):
        return False  # "had failed in earlier trials"
    return bool(set("MWlE1#") & set(tags[first:last])) or tags[passage.first : at].rstrip("=xeg").endswith("P")


def _with_partners(story: Story, claim: Row, line: Line) -> Iterator[Row]:
    """ "Seoul and Tokyo said": the same claim for each who states it together with the one it was given to."""
    if len(line.sayings) < 2:
        return
    own = next((s for s in line.sayings if s.authority.name == claim.get("authority")), None)
    for other in line.sayings if own else ():
        if other is not own and own and other.group == own.group:
            digest = hashlib.sha256(f"{claim['claim_id']}|{other.authority.name}".encode()).hexdigest()[:10]
            yield claim | spoken(story, other) | {"claim_id": f"c-{digest}"}


def _counts_time(story: Story, at: int) -> bool:
    entry = story.tokens.entries[at]
    return entry is not None and entry.get("of") == "duration"


def _points_back(weapon: Weapon, story: Story) -> bool:
    """ "the missiles flew", "the North's missile launches": the words point back and state no kind of their own."""
    before = story.tokens.entries[weapon.first - 1]
    definite = story.tokens.tags[weapon.first - 1] in "'b" or (before is not None and bool(before.get("definite")))
    return weapon.count is None and is_vague(weapon.asserted, story.lexicon) and definite


def mention_key(story: Story, launch: Launch) -> str:
    """The id of a launch in its text: the document, where it is first told, and its kind where one word tells two."""
    passage = min(launch.passages, key=lambda p: (p.line.number, p.first))
    at = passage.trigger.at if passage.trigger else passage.first
    day = launch.days.first.isoformat() if launch.is_listed and launch.days and not launch.kind_group else None
    return "-".join((story.document_id, f"m{story.tokens.starts[at]}", *filter(None, [launch.kind_group, day])))
