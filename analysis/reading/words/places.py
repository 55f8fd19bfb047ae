"""Places: the phrases that say from where a launch was made and where it came down.

In      tokens of a passage, and where its launch word stands
Out     Place: a phrase as told, whether it is a site or a landing, and whether the text denies it
Units   positions are token numbers
Missing no Place where the words name only the country that launched
Next    claims writes each as a claim on site or landing
"""

import re
from dataclasses import dataclass, replace

from analysis.reading.words.lands import are_far_apart, is_abroad, is_from_group, is_of_land, names_capital, names_water
from analysis.reading.words.tokens import Tokens

# a preposition, perhaps a measure and a direction ("250 km west of"), and the words of a place, joined by "of", "in"
_NAME = r"(?:\^|x|N|A'?|a|'|@|\*(?:(?:,\*)*,?&\*)?|~|\+|E|m(?=[xN+~])|(?<=[\^m])X|-(?=[xN@]))"
_HOW_FAR = r"h?#u\*?>?"
_SITE_IS = r"(?:%|!(?:=(?:[xs]{1,2}o)?|o|:))"  # "the launch site was", "gave the launch site as", "Launch site:"
# no preposition, or "left for"
_BARE = r"(?<=[DOG2])(?=[\^a@N+A])|(?<=Z)(?=\^?(?:[@A]|\+>[N@]))|(?<=[LT])(?=\*>\^?@)|<(?=\^?[@~])"
_WITHOUT = rf"(?:\A|(?<=[ZO,.;])){_HOW_FAR}|{_BARE}"
_LEAD = rf">>?(?:,&?[xh>]{{1,4}},)?(?:{_HOW_FAR}|#(?=[xaA'*]{{0,3}}\+))?|{_WITHOUT}|{_SITE_IS},?[\^+h=>]{{0,4}}"
_PHRASE = re.compile(rf"(?P<lead>{_LEAD}){_NAME}+(?:>{_NAME}+|&(?=\^?(?:[a@*~A]|N{{1,2}}\+)){_NAME}+|,(?=@)@\+?)*")
TELLS_SITE = re.compile(_SITE_IS)
_TELLS_PLACE = re.compile(r"[@~+]")
_WAYS = frozenset({"from", "toward", "over", "to", "at-point"})  # ids of prepositions that start a way of their own
_COURSE = frozenset({"for", "over"})  # they tell the way, and are no part of where it ends
REACH = 20  # our choice: tokens between a launch word and the place it leads to
_AT = frozenset({"at", "at-point"})
_ELSEWHERE = frozenset("sr;")  # a saying, an exercise, another clause: their places are not the launch's
_ASIDE = re.compile(r"o[^MWPl]*$")  # "while leaders met in": a clause of its own, that tells of no missile
_LAUNCHING = frozenset("LTJISBDlF")
_NEXT_FALL = re.compile(r"[^.;oLTSD]{0,6}Z|,?oPZ")
_THERE_FELL = re.compile(r",?[h#^xm]{0,5}M=?Z")  # "In Riga two missiles hit a dam"
_COULD = re.compile(r"[Cy][^.;,o]{0,3}[LTSZFG2]?$")
_TO_A_SIDE = re.compile(r">\^?\*>")  # "an area to the north of Kaesong" is no way to it
_PART = re.compile(r"\*(?:>\^?)?A")
_BY_CREW = re.compile(r"Q[^A]*$")
_FROM_STATE = re.compile(r"u\*?>A")  # "300 km off Japan"
_NOTHING = re.compile(r"n[^,.;o&]{0,6}$")
_VERBS = "LTJISBDlZOFHiG2"


@dataclass(frozen=True, slots=True)
class Place:
    """One phrase that says where: site or landing, tokens first to last, denied when the text says not there.

    by: the words that it was read by: what leads to it, and the verb before it.
    """

    attribute: str
    first: int
    last: int
    denied: bool
    by: tuple[int, ...]


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
        # "in an area" is nowhere, and "from a Grad launcher" tells no place
        named = start < stop and not _is_nowhere(tokens, start, stop) and not _is_weapon(tokens.tags, start, stop)
        attribute = _attribute(tokens, match, first, start, stop) if named else None
        before = places[-1] if places else None
        attribute = _in_company(tokens, attribute, match.start(), (start, stop), before, soil)
        if attribute == "site" and before and _was_target(tokens, before, match.start(), (start, stop)):
            places[-1] = replace(before, attribute="landing")  # "at the Kura range from the White Sea"
        if attribute:
            nothing = _NOTHING.search(tokens.tags, first, match.start())
            denied = tokens.entry_id(match.start()) == "outside" or nothing is not None
            leads = attribute == "landing" and not denied and tokens.entry_id(match.start()) not in _COURSE
            begins = _begin(tokens, first, match.start()) if leads else start
            places.append(Place(attribute, begins, stop - 1, denied, _words_of(tokens, first, match.start())))
    return places


def _is_nowhere(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the words name a sort of place and no more: "an area", but not "the southern part"."""
    return tokens.tags[start:stop] == "+" and " " not in tokens.words(start, start)


def _is_weapon(tags: str, start: int, stop: int) -> bool:
    """Whether the words only lead to what was fired, or it was fired from."""
    return tags[stop : stop + 1] in ("M", "W", "m") and not set("@+~*A") & set(tags[start:stop])


def _in_company(
    tokens: Tokens,
    attribute: str | None,
    at: int,
    words: tuple[int, int],
    before: Place | None,
    soil: frozenset[str],
) -> str | None:
    """What a phrase tells once it is known who launched, and which place was told just before it."""
    abroad = is_abroad(tokens, *words, soil)
    if attribute == "aim":
        return "landing" if abroad else None
    if attribute == "host":
        return "site" if len(soil) > 1 and not abroad else None  # "launched at Israel by rebels in Yemen"
    if attribute == "site" and abroad and tokens.tags[at] != ">":
        return None  # "left a crater in the city"
    if attribute == "site" and abroad and tokens.entry_id(at) in _AT:
        return "landing"  # "fired rockets at Haifa": what it was aimed at
    if attribute == "site" and before and _is_target(tokens, before, at, words):
        return "landing"  # "from Plesetsk at the Kura range"
    on_land = tokens.entry_id(at) == "at-point" and not names_water(tokens, *words)
    if attribute == "landing" and on_land and is_of_land(tokens, *words, soil):
        return "site"  # "launched at the range", where it lies in the launcher's own land
    if attribute == "landing" and _is_at_home(tokens, at, *words, soil):
        return "site"  # "test-fired a missile in the waters off Wonsan"
    if attribute == "landing" and before and _belongs_to(tokens, before, at):
        return before.attribute  # "near Balasore, off the coast": where that is
    return attribute


def _begin(tokens: Tokens, first: int, at: int) -> int:
    """Where a landing begins: "toward the sea" and "southwest of Jeju" tell how it lies to the place."""
    return at - (at > first and tokens.tags[at - 1] == "*")


def _is_at_home(tokens: Tokens, at: int, start: int, stop: int, soil: frozenset[str]) -> bool:
    """Whether a launch word leads to waters off the land of who launches, or a word of testing off it."""
    verb = (tokens.where(_VERBS, max(at - REACH, 0), at) or [at])[-1]
    is_test = tokens.words(verb, verb).lower().startswith("test")
    leads = {"at": tokens.tags[verb] in "LTJ", "off": is_test}.get(tokens.entry_id(at) or "", False)
    states = {entry.get("country") for entry in tokens.named("@", start, stop)}
    return leads and bool(states & soil)


def _is_target(tokens: Tokens, before: Place, at: int, words: tuple[int, int]) -> bool:
    """Whether "at" after a site names another place, too far away to hold it: "from Plesetsk at Kura"."""
    follows = before.attribute == "site" and tokens.entry_id(at) == "at-point"
    return follows and are_far_apart(tokens, (before.first, before.last + 1), words)


def _was_target(tokens: Tokens, before: Place, at: int, words: tuple[int, int]) -> bool:
    """Whether the place told "at" just before is too far from the one it was launched "from" to hold it."""
    led_by_at = before.attribute == "site" and tokens.entry_id(before.by[0]) == "at-point"
    leaves = tokens.entry_id(at) == "from"
    return led_by_at and leaves and are_far_apart(tokens, (before.first, before.last + 1), words)


def _belongs_to(tokens: Tokens, before: Place, at: int) -> bool:
    """Whether ", off the coast" or ", in the bay" only tells where the site named just before lies."""
    joined = tokens.tags[before.last + 1 : at] == "," and tokens.entry_id(at) in ("off", "at")
    return joined and before.attribute == "site" and not before.denied


def _words_of(tokens: Tokens, first: int, lead: int) -> tuple[int, ...]:
    """What leads to a place, and the last verb of motion before it."""
    return lead, (tokens.where(_VERBS, first, lead + 1) or [lead])[-1]


def _next_way(tokens: Tokens, start: int, stop: int) -> int:
    """ "from the coast into the sea": where a phrase ends because another way begins."""
    leads = (i for i in tokens.where(">", start + 1, stop) if tokens.entry_id(i) in _WAYS)
    ways = (i for i in leads if not _TO_A_SIDE.match(tokens.tags, i))
    clause = (i for i in tokens.where("^", start + 1, stop) if tokens.words(i, i) == "that")
    return min(next(ways, stop), next(clause, stop))


def _trimmed(tokens: Tokens, start: int, stop: int) -> tuple[int, int]:
    tags = tokens.tags
    while stop > start and tags[stop - 1] in "x^a'>E":
        stop -= 1
    while start < stop and (tags[start] in "^'" or (tags[start] == "A" and tags[start + 1 : start + 2] == "'")):
        start += 1
    return start, stop


def _attribute(tokens: Tokens, match: re.Match[str], first: int, start: int, stop: int) -> str | None:
    """What a phrase tells: site, landing, or an aim that is a landing where it lies abroad."""
    tags, at = tokens.tags, match.start()
    names_place = bool(_TELLS_PLACE.search(tags, start, stop))
    if tags[at] in "!%":
        return "site" if names_place else None
    verbs = tokens.where(_VERBS, first, at + (tags[at] in "ZODG2"))
    verb = tags[verbs[-1]] if verbs else None
    since = tags[tags.rfind(verb, first, at + 1) : at] if verb else ""
    preposition = tokens.entry_id(at) if tags[at] == ">" else None
    if names_place and _is_detected(tokens, first, at):
        on_land = preposition in ("over", *_AT) and not names_water(tokens, start, stop)
        return "site" if preposition == "from" or on_land else None
    if _is_of_something_else(tags, verb or "", first, at, since):
        return None
    if verb is None:
        is_water = names_water(tokens, start, stop)
        return _before_verb(tags, match, preposition, stop, is_water=is_water) if names_place else None
    if preposition == "from" and is_from_group(tokens, start, stop):
        return "site" if verb in _LAUNCHING else None
    if verb == "D" and preposition is None and names_capital(tokens, start, stop):
        return "site"  # "two missiles left Pyongyang"
    if not names_place and not (preposition == "from" and "N" in tags[start:stop]):
        # "at a U.S. warship" is no place
        is_owner = tags[stop : stop + 1] == "R" or tokens.entry_id(start - 1) == "a"
        capital = names_capital(tokens, start, stop)
        return None if is_owner else _of_state(preposition, verb, tags[at:stop], capital)
    return _by_preposition(tokens, match, preposition, verb, names_water(tokens, start, stop))


def _is_of_something_else(tags: str, verb: str, first: int, at: int, since: str) -> bool:
    """Whether a place is that of a saying, an exercise, another clause, a fall that was only feared, or of debris."""
    if set(since) & _ELSEWHERE or _ASIDE.search(since) or "p" in tags[max(first, at - 4) : at]:
        return True
    # "able to hit ships at sea", "damage to houses in the area"
    if _COULD.search(tags, first, at - len(since)) or tags[at - 1 : at] == "3":
        return True
    # "an exercise was held in the bay"
    if verb and tags[first : at - len(since)].rstrip("=xeb")[-1:] == "r":
        return True
    # stages and debris fall apart from the missile
    return verb == "Z" and tags[first:at].rstrip("Z=x>^")[-1:] == "X"


def _before_verb(tags: str, match: re.Match[str], preposition: str | None, stop: int, *, is_water: bool) -> str | None:
    """What a place tells that stands before any word of motion."""
    # "militants from Gaza fired rockets", "counted two missiles from Hodo"
    launches = tags[stop : stop + 1] in ("L", "T")
    if preposition == "from" and (launches or tags[max(match.start() - 1, 0)] in "MW"):
        return "site"
    # "a warship off Wonsan fired", "two destroyers in the Red Sea launched"
    if launches and (preposition == "off" or (is_water and preposition in _AT)):
        return "site"
    falls = _NEXT_FALL.match(tags, stop) if "u" in match["lead"] else _THERE_FELL.match(tags, stop)
    return "landing" if falls else None


def _of_state(preposition: str | None, verb: str, words: str, capital: bool) -> str | None:
    """What a phrase without a place of its own tells: "fell between Korea and Japan", "fired at Israel"."""
    if verb == "Z" and (preposition == "between" or _FROM_STATE.search(words)):
        return "landing"
    if preposition in ("from", "at") and verb in _LAUNCHING and _PART.search(words):
        return "site"  # "from central Iran", "in the west of China"
    if preposition in ("from", "at") and "A" in words and verb in _LAUNCHING:
        return "host"
    aimed = preposition == "at-point" or words[0] in "G2" or ((preposition == "toward" or verb == "Z") and capital)
    return "aim" if aimed and "A" in words else None


def _is_detected(tokens: Tokens, first: int, at: int) -> bool:
    """ "was detected at noon from the coast": the saying just before a place is a radar's."""
    said = tokens.tags.rfind("s", first, at)
    return said >= 0 and tokens.entry_id(said) == "detect" and not set(tokens.tags[said + 1 : at]) & set("rob;QLTSD")


def _by_preposition(
    tokens: Tokens, match: re.Match[str], preposition: str | None, verb: str, is_water: bool
) -> str | None:
    """What a phrase that names a place tells, by the word that leads it and the verb before it."""
    before = tokens.tags[max(match.start() - 1, 0) : match.start()]
    if preposition == "of" and "u" not in match["lead"] and before != "*":
        return None  # "hit the dam of the Dnipro"
    if preposition == "at-point" and before and before in "LIB":
        return "landing"  # "fired at the town": what it was aimed at
    if tokens.entry_id(match.start()) == "for":
        return "landing" if verb == "D" else None  # "left the coast for the East Sea"
    if preposition is None and tokens.tags[match.start()] == "*" and verb in "LT":
        return "site"  # "were launched south of Musudan-ri"
    if preposition == "from" or (verb == "D" and (preposition is None or preposition in _AT and not is_water)):
        return "site" if verb in _LAUNCHING else None
    if preposition == "to" and verb in "FS" and before == "u":
        return "landing"  # "flew 4,200 miles to the atoll"
    if preposition == "toward" or (verb in "ZOG2" and preposition != "by"):
        return "landing"
    if preposition == "over" and _BY_CREW.search(tokens.tags, max(match.start() - 4, 0), match.start()):
        return "site"  # "fired by bombers over the Caspian"
    if preposition == "off" or (preposition == "over" and verb in "LTSF"):
        return "landing"
    if preposition in _AT and verb in "LTJIBlS":
        return "landing" if is_water else "site"
    return None
