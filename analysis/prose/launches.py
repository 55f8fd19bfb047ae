"""Launches: a few launches told one by one, each value after who states it.

In      Story
Out     sentences: how many launches and when, how many missiles, how far, of what kind
Units   km, or mi where asked
Missing what nobody states is said once, as such
Next    the bottom line of a brief
"""

from collections.abc import Callable

from analysis.prose.story import Part, Row, Sentence, Story, join_parts, say
from analysis.prose.words import (
    join_words,
    look_up,
    name_days,
    raise_first,
    say_as_said,
    say_day,
    say_family,
    say_kinds,
    say_some,
)

Clause = Callable[[list[Row]], Sentence]


def tell_launches(story: Story) -> list[Sentence]:
    """How many launches and when; who counts how many missiles; how far; what each family calls them."""
    return [_tell_days(story), _tell_counts(story), _tell_distances(story), _tell_kinds(story)]


def say_actors(launches: list[Row]) -> str:
    """Who launched, where one launcher stands behind them all."""
    actors = {event["actor"] for event in launches}
    return f" by {actors.pop()}" if len(actors) == 1 and None not in actors else ""


def _tell_days(story: Story) -> Sentence:
    days = join_parts([_on_day(story, event) for event in reversed(story.launches)])
    number, verb = len(story.launches), "is" if len(story.launches) == 1 else "are"
    head = f"{raise_first(say_some(number, 'launch', 'launches'))}{say_actors(story.launches)} {verb}"
    news = story.launches[0]["role"] == "main"
    return say(head, " reported as news, " if news else " recalled, none as news, ", days, ".", recall(story))


def _on_day(story: Story, event: Row) -> Sentence:
    if event["from_date"] is None:
        return say("on ", ("a day not stated", story.find_claim(event, "date")))
    days = name_days(event["from_date"], event["to_date"])
    note = say_day(event["from_date"], event["to_date"], event["date_precision"]).removeprefix(days)
    on = "on " if (event["to_date"] - event["from_date"]).days <= 1 else "in "
    return say(on, (days, story.find_claim(event, "date")), note)


def recall(story: Story) -> Sentence:
    """The launches that are not the news: a few by day and kind, more by their number."""
    if not story.others:
        return []
    number, verb = len(story.others), "is" if len(story.others) == 1 else "are"
    planned = [event for event in story.others if event["role"] == "planned"]
    how = "announced" if len(planned) == number else "recalled or announced" if planned else "recalled"
    head = f" {raise_first(say_some(number, 'other', 'others'))} {verb} {how}"
    if number > 2 * len(story.launches) or not story.few:
        return say(head, ".")
    kinds = [say(_called(story, event), " ", _on_day(story, event)) for event in reversed(story.others)]
    return say(head, ": ", join_parts(kinds), ".")


def _called(story: Story, event: Row) -> Sentence:
    voice = next(iter(story.voices(event, "kind")), None)
    own = f"what {voice['authority']} called " if voice and voice["stance"] == "claimed" else ""
    kinds = say_kinds(event["kinds"], many=event["count_high"] != 1)
    return say(own, (kinds, voice["claim_id"] if voice else None))


def _tell_counts(story: Story) -> Sentence:
    return _tell_voices(story, "count", "How many missiles flew", "No text says how many missiles flew.")


def _tell_distances(story: Story) -> Sentence:
    apogees = any(story.voices(event, "apogee") for event in story.launches)
    nothing = f"No text says how far the missiles flew{'' if apogees else ' or how high'}."
    told = _tell_voices(story, "distance", "How far they flew", nothing)
    if apogees:
        return say(told, " ", _tell_voices(story, "apogee", "How high", ""))
    return told if told[0][0] == nothing else say(told, " No text gives an apogee.")


def _tell_voices(story: Story, attribute: str, head: str, nothing: str) -> Sentence:
    """One clause a launch: what each family states; a launch without a statement is named at the end."""
    told = [event for event in reversed(story.launches) if story.voices(event, attribute)]
    silent = [story.name(event) for event in reversed(story.launches) if event not in told]
    if not told:
        return say(nothing)
    clauses = [say(f"for {story.name(e)} ", _say_voices(story, story.voices(e, attribute))) for e in told]
    rest = f"; for {join_words(silent)} no text says" if silent else ""
    return say(f"{head}: ", join_parts(clauses, "; ", "; "), rest, ".")


def _say_voices(story: Story, voices: list[Row]) -> Sentence:
    told = [_say_voice(voice, (say_as_said(voice, story.units), voice["claim_id"])) for voice in voices]
    return say("only ", told[0]) if len(told) == 1 else join_parts(told)


def _say_voice(voice: Row, part: Part) -> Sentence:
    return say(f"{say_family(voice['family'])} says ".replace("neighbours says", "neighbours say"), part)


def _tell_kinds(story: Story) -> Sentence:
    told = [event for event in reversed(story.launches) if story.voices(event, "kind")]
    if not told:
        return say("No text says what kind of missile it was.")
    clauses = [
        say(f"for {story.name(e)} ", join_parts(_call(e, voice) for voice in story.voices(e, "kind"))) for e in told
    ]
    return say("What was fired: ", join_parts(clauses, "; ", "; "), ".")


def _call(event: Row, voice: Row) -> Sentence:
    """A kind as its family puts it: stated, doubted, or claimed by who launched."""
    kinds = say_kinds((voice["value"],), many=event["count_high"] != 1)
    doubted = (look_up("doubt", voice["hedge"]) or "{}").replace("{}", kinds)
    verb = "calls them" if voice["stance"] == "claimed" else "speaks of"
    verb = verb.replace("them", "it") if event["count_high"] == 1 else verb
    return say(f"{say_family(voice['family'])} {verb} ", (doubted, voice["claim_id"]))
