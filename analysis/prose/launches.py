"""Launches: a few launches told one by one, each value after who states it.

In      Story
Out     sentences: how many launches and when, how many missiles, how far, of what kind
Units   km, or mi where asked
Missing what nobody states is said once, as such
Next    the bottom line of a brief
"""

from collections.abc import Sequence

from analysis.prose.links import named, total
from analysis.prose.story import Row, Sentence, Story, join_parts, say
from analysis.prose.words import look_up, name_days, say_as_said, say_day, say_kinds
from analysis.rules import load_kinds


def tell_launches(story: Story) -> list[Sentence]:
    """How many launches and when; who counts how many missiles; how far; what each family calls them."""
    if _is_plan(story):
        return [_tell_days(story), _tell_kinds(story)]  # nothing has flown
    counts = _tell_numbers(story, "count", "How many missiles flew", "No text says how many missiles flew.")
    return [_tell_days(story), counts, _tell_distances(story), _tell_kinds(story)]


def say_actors(launches: list[Row]) -> Sentence:
    """Who launched, where one launcher stands behind them all."""
    actors = {event["actor"] for event in launches}
    return say(" by ", named(actors.pop())) if len(actors) == 1 and None not in actors else []


def _is_plan(story: Story) -> bool:
    return all(event["role"] == "planned" for event in story.launches)


def _tell_days(story: Story) -> Sentence:
    days = join_parts([_on_day(story, event) for event in reversed(story.launches)])
    verb = "is" if len(story.launches) == 1 else "are"
    news = story.launches[0]["role"] == "main"
    how = "reported as news" if news else "announced" if _is_plan(story) else "recalled, none as news"
    number = total(story.count(f"launches {how}", story.launches), "launch", "launches", first=True)
    return say(number, say_actors(story.launches), f" {verb} {how}, ", days, ".", recall(story))


def _on_day(story: Story, event: Row) -> Sentence:
    if event["from_date"] is None:
        return say("on a day not stated")
    days = name_days(event["from_date"], event["to_date"])
    note = say_day(event["from_date"], event["to_date"], event["date_precision"]).removeprefix(days)
    on = "between " if " to " in days else "on " if (event["to_date"] - event["from_date"]).days <= 1 else "in "
    return say(on, (days.replace(" to ", " and "), story.find_claim(event, "date")), note)


def recall(story: Story) -> Sentence:
    """The launches that are not the news: a few by day and kind, more by their number."""
    if not story.others:
        return []
    number, verb = len(story.others), "is" if len(story.others) == 1 else "are"
    planned = [event for event in story.others if event["role"] == "planned"]
    how = "announced" if len(planned) == number else "recalled or announced" if planned else "recalled"
    head = say(" ", total(story.count(f"launches {how}", story.others), "other", first=True), f" {verb} {how}")
    if number > 2 * len(story.launches) or not story.few:
        return say(head, ".")
    kinds = [say(_called(story, event), " ", _on_day(story, event)) for event in reversed(story.others)]
    return say(head, ": ", join_parts(kinds), ".")


def _called(story: Story, event: Row) -> Sentence:
    """What was fired, as the launcher's own word where nobody else says so."""
    said = [standing for _, told in story.speakers(event["event_id"], "kind") for standing in told]
    if not said:
        return say(_name_kinds(event, event["kinds"]))
    own = say("what ", named(said[0]["authority"] or "it"), " called ") if said[0]["stance"] == "claimed" else ""
    return say(own, (_name_kinds(event, event["kinds"]), said[0]["claim_id"]))


def _tell_distances(story: Story) -> Sentence:
    apogees = any(story.speakers(event["event_id"], "apogee") for event in story.launches)
    nothing = f"No text says how far the missiles flew{'' if apogees else ' or how high'}."
    told = _tell_numbers(story, "distance", "Distance flown", nothing)
    if apogees:
        return say(told, " ", _tell_numbers(story, "apogee", "Apogee", ""))
    return told if told[0][0] == nothing else say(told, " No text gives an apogee.")


def _tell_numbers(story: Story, attribute: str, head: str, nothing: str) -> Sentence:
    """One clause a launch: what each speaker says; a launch of which nobody does is named at the end."""
    heard = [(event, story.speakers(event["event_id"], attribute)) for event in reversed(story.launches)]
    silent = [say(story.refer(event)) for event, speakers in heard if not speakers]
    if len(silent) == len(heard):
        return say(nothing)
    clauses = []
    for event, speakers in heard:
        told = [say(named(name), _verb(name, " says "), cite_numbers(said, story.units)) for name, said in speakers]
        if told:
            clauses.append(say(_about(story, event), "only " if len(told) == 1 else "", join_parts(told)))
    rest = say("; for ", join_parts(silent), " no text says") if silent else ""
    return say(f"{head}: ", join_parts(clauses, "; ", "; "), rest, ".")


def _about(story: Story, event: Row) -> Sentence:
    """Which launch a clause is about, where there are several."""
    return say("for ", story.refer(event), " ") if len(story.launches) > 1 else []


def cite_numbers(said: list[Row], units: str) -> Sentence:
    """Numbers as one speaker says them, each with its claim."""
    return join_parts([(say_as_said(standing, units), standing["claim_id"])] for standing in said)


def _verb(name: str, verb: str) -> str:
    """What a speaker does: the neighbours are many."""
    return verb.replace("s ", " ", 1) if name == look_up("family", "neighbours") else verb


def _tell_kinds(story: Story) -> Sentence:
    """What each speaker calls the missiles: stated, doubted, or claimed by who launched them."""
    clauses = []
    for event in reversed(story.launches):
        told = [_call(event, name, said) for name, said in story.speakers(event["event_id"], "kind")]
        clauses += [say(_about(story, event), join_parts(told))] if told else []
    if not clauses:
        return say(f"No text says what kind of missile it {'is to be' if _is_plan(story) else 'was'}.")
    return say("What is to be fired: " if _is_plan(story) else "What was fired: ", join_parts(clauses, "; ", "; "), ".")


def _call(event: Row, name: str, said: list[Row]) -> Sentence:
    # Whoever says "missile" and then "ballistic missile" says the latter.
    exact = [s for s in said if not any(s["value"] in load_kinds().lineage(o["value"])[1:] for o in said)]
    kinds = [
        ((look_up("doubt", s["hedge"]) or "{}").replace("{}", _name_kinds(event, [s["value"]])), s["claim_id"])
        for s in exact
    ]
    it = "it" if event["count_high"] == 1 else "them"
    own = all(standing["stance"] == "claimed" for standing in exact)
    verb = f" calls {it} " if own else " speaks of "
    return say(named(name), _verb(name, verb), join_parts([k] for k in kinds))


def _name_kinds(event: Row, codes: Sequence[str]) -> str:
    """Kinds as many as were fired: ballistic missiles, an artillery rocket."""
    if event["count_high"] != 1 or not codes:
        return say_kinds(codes)
    one = say_kinds(codes, many=False)
    return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"
