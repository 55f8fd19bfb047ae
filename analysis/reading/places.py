"""Places: the phrases that say from where a launch was made and where it came down.

In      tokens of a passage, and where its launch word stands
Out     Place: a phrase as told, whether it is a site or a landing, and whether the text denies it
Units   positions are token numbers
Missing no Place where the words name only the country that launched
Next    claims writes each as a claim on site or landing
"""

import re
from dataclasses import dataclass

from analysis.lexicon import Entry, Lexicon
from analysis.reading.tokens import Tokens

# a preposition, perhaps a measure and a direction ("250 km west of"), and the words of a place, joined by "of", "in"
_NAME = r"(?:\^|x|N|A'?|a|'|@|\*(?:(?:,\*)*,?&\*)?|~|\+|E|-(?=[xN@]))"
_HOW_FAR = r"h?#u\*?>?"
_SITE_IS = r"(?:%|!(?:=(?:[xs]{1,2}o)?|o|:))"  # "the launch site was", "gave the launch site as", "Launch site:"
_WITHOUT = rf"(?:\A|(?<=[ZO,.;])){_HOW_FAR}|(?<=[DOG])(?=[\^a@N+A])"  # no preposition
_LEAD = rf">(?:,&?[xh>]{{1,4}},)?(?:{_HOW_FAR})?|{_WITHOUT}|{_SITE_IS}[\^+h=>]{{0,4}}"
_PHRASE = re.compile(rf"(?P<lead>{_LEAD}){_NAME}+(?:>{_NAME}+|&(?=\^?[a@*~A]){_NAME}+|,(?=@)@\+?)*")
TELLS_SITE = re.compile(_SITE_IS)
_TELLS_PLACE = re.compile(r"[@~+]")
_WAYS = frozenset({"from", "toward", "over", "to", "at-point"})  # ids of prepositions that start a way of their own
_AT = frozenset({"at", "at-point"})
_LAUNCHING = frozenset("LTJISBDlF")
_NEXT_FALL = re.compile(r"[^.;oLTSD]{0,6}Z")
_VERBS = re.compile(r"[LTJISBDlZOFHiG]")


@dataclass(frozen=True, slots=True)
class Place:
    """One phrase that says where: site or landing, tokens first to last, denied when the text says not there.

    lead: the word that leads to it: a preposition, a verb.
    """

    attribute: str
    first: int
    last: int
    denied: bool
    lead: int


def find_places(tokens: Tokens, first: int, last: int, soil: frozenset[str] = frozenset()) -> list[Place]:
    """The sites and landings told among the tokens first to last (excluded).

    soil: ids of the states from whose ground it was launched; none where that is not known.
    """
    places: list[Place] = []
    at = first
    while match := _PHRASE.search(tokens.tags, at, last):
        name = match.start() + len(match["lead"])
        at = _next_way(tokens, name, match.end())
        start, stop = _trimmed(tokens, name, at)
        named = start < stop and tokens.tags[start:stop] != "+"  # "in an area" is nowhere
        attribute = _attribute(tokens, match, first, start, stop) if named else None
        if attribute == "site" and tokens.entry_id(match.start()) in _AT and _is_abroad(tokens, start, stop, soil):
            attribute = "landing"  # "fired rockets at Haifa": what it was aimed at
        if attribute == "landing" and places and _belongs_to(tokens, places[-1], match.start()):
            attribute = places[-1].attribute  # "near Balasore, off the coast": where that is
        if attribute:
            # "toward the sea", "250 km west of Okushiri": how it lies to the place belongs to a landing.
            begins = match.start() if attribute == "landing" and tokens.tags[match.start()] not in "!%" else start
            outside = tokens.entry_id(match.start()) == "outside"
            begins = start if outside else begins
            denied = outside or "n" in tokens.tags[max(first, match.start() - 4) : match.start()]
            places.append(Place(attribute, begins, stop - 1, denied, match.start()))
    return places


def soil_of(launcher: Entry, lexicon: Lexicon) -> frozenset[str]:
    """The states on whose ground a launcher stands: its own, or for an armed group the one whose clock it keeps."""
    actors = lexicon["actor"].values()
    hosts = {a.id for a in actors if launcher.get("kind") != "state" and a.get("zone") == launcher.get("zone")}
    return frozenset({launcher.id, *hosts})


def _is_abroad(tokens: Tokens, start: int, stop: int, soil: frozenset[str]) -> bool:
    """Whether a phrase names places of other states than those from whose ground it was launched."""
    entries = [item.entry for item in tokens.items[start:stop] if item.tag == "@" and item.entry]
    states = {entry.get("country") for entry in entries} - {"", None}
    return bool(soil) and bool(states) and not states & soil


def _belongs_to(tokens: Tokens, before: Place, at: int) -> bool:
    """Whether ", off the coast" or ", in the bay" only tells where the site named just before lies."""
    joined = tokens.tags[before.last + 1 : at] == "," and tokens.entry_id(at) in ("off", "at")
    return joined and before.attribute == "site" and not before.denied


def _next_way(tokens: Tokens, start: int, stop: int) -> int:
    """ "from the coast into the sea": where a phrase ends because another way begins."""
    ways = (i for i in range(start + 1, stop) if tokens.tags[i] == ">" and tokens.entry_id(i) in _WAYS)
    return next(ways, stop)


def _trimmed(tokens: Tokens, start: int, stop: int) -> tuple[int, int]:
    tags = tokens.tags
    while stop > start and tags[stop - 1] in "x^a'>E":
        stop -= 1
    while start < stop and (tags[start] in "^'" or (tags[start] == "A" and tags[start + 1 : start + 2] == "'")):
        start += 1
    return start, stop


def _attribute(tokens: Tokens, match: re.Match[str], first: int, start: int, stop: int) -> str | None:
    tags = tokens.tags
    if tags[match.start()] in "!%":
        return "site" if _TELLS_PLACE.search(tags, start, stop) else None
    verbs = _VERBS.findall(tags, first, match.start() + (tags[match.start()] in "ZODG"))
    verb = verbs[-1] if verbs else None
    since = tags[tags.rfind(verb, first, match.start() + 1) : match.start()] if verb else ""
    # a place of the saying, or of a fall that was only feared
    if "s" in since or "p" in tags[max(first, match.start() - 4) : match.start()]:
        return None
    preposition = tokens.entry_id(match.start()) if tags[match.start()] == ">" else None
    if verb is None:
        if preposition == "from" and tags[stop : stop + 1] == "L" and _TELLS_PLACE.search(tags, start, stop):
            return "site"  # "militants from Gaza fired rockets"
        falls = _NEXT_FALL.match(tags, stop) and "u" in tags[match.start() : start]
        return "landing" if falls else None
    if preposition == "between" and verb == "Z":
        return "landing"
    if preposition == "from" and _is_from_group(tokens, start, stop):
        return "site" if verb in _LAUNCHING else None
    if not _TELLS_PLACE.search(tags, start, stop) and not (preposition == "from" and "N" in tags[start:stop]):
        return None
    if preposition == "at-point" and tags[match.start() - 1] in "LIB":
        return "landing"  # "fired at the town": what it was aimed at
    return _by_preposition(preposition, verb, _is_water(tokens, start, stop))


def _by_preposition(preposition: str | None, verb: str, is_water: bool) -> str | None:
    """What a phrase that names a place tells, by the word that leads it and the verb before it."""
    if preposition == "from" or (verb == "D" and preposition in (None, "at", "at-point") and not is_water):
        return "site" if verb in _LAUNCHING else None
    if preposition == "toward" or (verb in "ZOG" and preposition != "by"):
        return "landing"
    if preposition == "off" or (preposition == "over" and verb in "LTSF"):
        return "landing"
    if preposition in _AT and verb in "LTJIBlS":
        return "landing" if is_water else "site"
    return None


def _is_from_group(tokens: Tokens, start: int, stop: int) -> bool:
    """ "launched from Yemen" says where from when Yemen is not who launched, but where that group is."""
    entries = [tokens.items[i].entry for i in range(start, stop) if tokens.tags[i] == "A"]
    return any(entry is not None and (entry.get("launcher") or entry.get("kind") != "state") for entry in entries)


def _is_water(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the first place that a phrase names is a sea: "waters off the island"."""

    def at_sea(i: int) -> bool:
        entry = tokens.items[i].entry
        return tokens.tags[i] == "~" or (entry is not None and entry.get("kind") in ("sea", "zone"))

    return at_sea(next((i for i in range(start, stop) if tokens.tags[i] in "@~+"), start))
