"""Speakers: who states what a sentence says.

In      tokens of a sentence; the authorities that the story has named before
Out     Saying: an authority, where it speaks, and who passes it on
Units   positions are token numbers
Missing no Saying where the text speaks in its own voice
Next    claims gives each value its authority
"""

import re

from analysis.lexicon import Entry
from analysis.reading.voices.sayings import Saying, do_meet, with_relays
from analysis.reading.voices.voices import AUTHORITY, STATE_MEDIA, Authority, Voices, government_of
from analysis.reading.words.tokens import Tokens

_SAYS_AFTER = re.compile(
    r"(?:\([^)]{1,6}\))?(?:,[^,;.]{1,14},|o[x>^nP=]{1,10}?)?(?:(?:[x=*b^]|>\^?[xA]|>t|t){0,3}?(?P<verb>[sdL])(?!n[xb]{0,2}[.,;])|x\^[xm]?\$|'[xmaEb]{0,2}\$)"
)
_SAYS_BEFORE = re.compile(r"(?:K|\$>|\$Q)[\^>x]{0,2}$|s[\^x]{0,2}$|(?:s|l)Q[\^x]{0,2}$")
_JOINED = re.compile(r",?&[\^x]?$|,\^?$")
HEARER, QUOTED = "tell", "quote"  # the verb whose object hears; the one whose object speaks
CALLED = "call"
CLAIM = "claim-responsibility"  # the launch word that is a statement, too
GIVEN = "give"  # what gives a figure, and puts a satellite into orbit
_FIGURE_NEXT = re.compile(r"[^.;o]{0,8}?[#ctE$!%]")
_WEAPON_NEXT = re.compile(r"\^?[xma]{0,3}[MWX]")
HEARD_ABOUT = ("be", "is")  # "was told", "is said to": who hears or is spoken of, and does not speak
_BY = re.compile(r"(?:^|[,.\"])Q[\^x]{0,3}$")
# "it said", "she added", "the statement said", "by its data"
_PRONOUN = re.compile(
    r"(?:^|[\",;o]|[sd]\^?)(?P<he>(?:P|\^\$)[x=]{0,2}(?P<verb>[sd]))|[\",](?P<said>sP)|(?P<own>(?:Q|K)\^[xm]?\$)"
)
# "North Korea fired one in May, when it said"
_SUBJECT = re.compile(r"(?<![>Q<'])(?P<actor>A)[xbge=]{0,3}[LTS]")
_ACTOR_SAYS = re.compile(
    r"(?:(?<![>Q<'])|(?<=A'))(?P<actor>A)(?:\([^)]{1,4}\)|>\^?A|'[xmN]{1,3})?(?:,[^,;.RU]{1,14},)?"
    r"(?:[x=]{0,2}(?P<verb>[sdL])(?!n[xb]{0,2}[.,;])|x{0,2}\^[xm]?\$|'[xmaEb]{0,2}\$)"
    r"|[QK](?P<reckons>[Aa](?:,[Aa])?(?:,?&\^?[Aa])?)'?[xm]{0,2}\$"
    r"|(?:K|,s|sQ|\$>|\$Q)\^?(?P<said>A(?!['RL=xsTFpSDG])(?:(?:,\^?A)*,?&\^?A(?!['R]))?)"
)
# somebody whom no lexicon knows: "Maria Silva, a rescue worker, said", "according to Risk Watch"
_SOMEBODY = re.compile(
    r"(?<![RAaNU@'])(?P<who>N{2,4})(?:\([^)]{1,4}\))?(?:,[^,;.]{1,14},)?[x=]{0,2}(?P<verb>[sd])(?!n[xb]{0,2}[.,;])"
    r"|(?:K|[,\"]s|sQ)\^?(?P<said>(?:N\.)*N{2,4})(?!'?[NRAaU@])"
)
# a headline's colon: "North fires missile: Seoul", "JCS: North fires missile"
_HEADS = re.compile(r":\^?$")
_ALSO = re.compile(r"(?<![>Q<'])(?:A,)*A,?&\^?$")
_TELLING = frozenset("sdLKQ$:")  # no pattern that somebody speaks by is without one


def find_sayings(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    """Who speaks among the tokens first to last (excluded), in order; `voices` learns who was named."""
    voices.relayed_from = _relay_home(tokens, first, last, voices)
    here = frozenset(tokens.tags[first:last])
    sayings = [] if here.isdisjoint("RU") else _named(tokens, first, last, voices)
    for find in () if here.isdisjoint(_TELLING) else (_actors, _persons, _strangers):
        found = find(tokens, first, last, voices)
        sayings += [s for s in found if not any(do_meet(s, other) for other in sayings)]
    sayings = [saying for saying in sayings if not _is_aside(tokens, first, saying)]
    if not sayings and not here.isdisjoint("P$") and (match := _pronoun(tokens, first, last)):
        start, end = match.span(next(group for group in ("he", "said", "own") if match[group]))
        authority = _launcher_before(tokens, first, first + start) or voices.last
        denies = match["verb"] == "d"
        sayings = [Saying(first + start, first + end - 1, authority, denies, group=first + start)] if authority else []
    if sayings:
        sayings = with_relays(sorted(sayings, key=lambda saying: saying.first))
        voices.last = sayings[0].authority
    return sayings


def _is_aside(tokens: Tokens, first: int, saying: Saying) -> bool:
    """ "the airfield that Washington cited as the source", "as NATO calls it": a word on one thing, not on the news."""
    lead = tokens.tags[first : saying.first]
    lead = lead[:-1] if lead.endswith("^") and tokens.entry_id(saying.first - 1) != "this" else lead
    at = first + len(lead) - 1
    leads = at > first and tokens.tags[at] in "o^" and tokens.words(at, at).islower() and tokens.tags[at - 1] not in "s"
    verb = tokens.tags.find("s", saying.last, saying.last + 3)
    return leads and verb > 0 and tokens.entry_id(verb) in (CALLED, QUOTED)


def find_own_voice(tokens: Tokens, dateline: range, voices: Voices) -> Saying | None:
    """The state media that wrote a story, as its dateline has them: "PYONGYANG, May 4 (KCNA) --"."""
    for at in dateline:
        entry = tokens.entries[at] if tokens.tags[at] == "U" else None
        if entry and entry.get("kind") == STATE_MEDIA:
            return Saying(at, at, voices.of_state(entry), group=at)
    return None


def _pronoun(tokens: Tokens, first: int, last: int) -> re.Match[str] | None:
    """Words that mean who was told of before: "it said", "by its data", but not "by a report"."""
    match = _PRONOUN.search(tokens.tags[first:last])
    if match and match["own"]:
        article = tokens.entries[first + match.start("own") + 1]
        return match if article and (article.get("definite") or article.id.startswith("possessive")) else None
    return match


def _relay_home(tokens: Tokens, first: int, last: int, voices: Voices) -> Entry | None:
    """The country of an agency named in a sentence: whose "government sources" it quotes."""
    for at in tokens.where("U", first, last):
        entry = tokens.entries[at]
        if entry and entry.get("home"):
            return voices.lexicon["actor"].get(entry.get("home"))
    return None


def _launcher_before(tokens: Tokens, first: int, at: int) -> Authority | None:
    """Who "it" is in "the North fired one in May, when it said": the launcher that the same sentence begins with."""
    told = _SUBJECT.search(tokens.tags, first, at) if tokens.tags[at - 1 : at] == "o" else None
    entry = tokens.entries[told.start("actor")] if told else None
    return government_of(entry) if entry else None


_Named = tuple[int, int, Authority]  # the words that name an authority, first token and the one after the last


def _together(tokens: Tokens, waiting: list[_Named], words: tuple[int, int], named: list[Authority]) -> list[_Named]:
    """Those who speak together: who was named just before and joined by "and", and who is named now."""
    # "its president, the ministry said" is no list
    partners = waiting if waiting and "&" in tokens.tags[waiting[-1][1] : words[0]] else []
    if partners and tokens.tags[words[0] - 1] == "x":
        return partners  # "the army and other sources"
    return [*partners, *((*words, authority) for authority in named)]


def _is_own(tokens: Tokens, start: int, found: list[Saying]) -> bool:
    """ "the minister said that by his ministry's data it flew", "our army saw it", the minister said: one voice."""
    told = found and tokens.entry_id(start - 1) == "possessive-of-person"
    return bool(told) or tokens.words(start - 1, start - 1).lower() == "our"


def _named(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found: list[Saying] = []
    waiting: list[_Named] = []
    for match in tokens.find(AUTHORITY, first, last):
        start, end = match.span()
        if waiting and not _JOINED.fullmatch(tokens.tags, waiting[-1][1], start):
            waiting.clear()
        if waiting:
            voices.spoke([waiting[-1][2]])
        if start and _is_own(tokens, start, found):
            continue
        authorities = voices.named(tokens, match)
        # "its foreign minister, Maria Silva, said"
        after = _speaks(tokens, end + bool(match["apposed"]), last)
        if (
            after
            or _is_cited(tokens, first, start, end, relays=authorities[0].relay)
            or _heads(tokens, first, start, end, last)
        ):
            denies = bool(after and after["verb"] == "d")
            together = _together(tokens, waiting, (start, end), authorities)
            found += [Saying(a, b - 1, authority, denies, group=start) for a, b, authority in together]
            voices.spoke([authority for _, _, authority in together])
            voices.learn_speaker(authorities[0])
            waiting.clear()
        else:
            waiting += [(start, end, authority) for authority in authorities]
            if start - first <= 1:  # the subject of its sentence: "The ministry corrected itself. It said ..."
                voices.learn_speaker(authorities[0])
    return found


def _speaks(tokens: Tokens, at: int, last: int) -> re.Match[str] | None:
    """What follows the name of one who speaks."""
    after = _SAYS_AFTER.match(tokens.tags, at, last)
    return None if after and _is_told(tokens, after) else after


def _is_told(tokens: Tokens, match: re.Match[str]) -> bool:
    """Whether a verb says nothing here: "was warned" (but not "was quoted"), "fired", "put a satellite into orbit"."""
    verb = match.start("verb") if match["verb"] else 0
    if verb > 0 and tokens.tags[verb] == "L":
        return tokens.entry_id(verb) != CLAIM
    if verb > 0 and tokens.entry_id(verb) == GIVEN:
        gives_leave = tokens.words(verb, verb).endswith("given") and not _FIGURE_NEXT.match(tokens.tags, verb + 1)
        return gives_leave or bool(_WEAPON_NEXT.match(tokens.tags, verb + 1))
    is_passive = tokens.entry_id(verb - 1) in HEARD_ABOUT and not tokens.words(verb, verb).endswith("ing")
    return verb > 0 and is_passive and tokens.entry_id(verb) != QUOTED


def _is_cited(tokens: Tokens, first: int, at: int, end: int, *, relays: bool = False) -> bool:
    """Whether what stands before a name makes it a speaker's; "by" before an agency only credits a picture."""
    before = tokens.tags[first:at]
    said = _SAYS_BEFORE.search(before)
    # "said its forces had fired": what follows the saying is its subject, no speaker
    if said and said.group().startswith("s") and tokens.tags[end : end + 1] in tuple("=xLTSGDFZHOipn"):
        return False
    if said:
        at = first + said.start()
        # "the North says leader Kim watched": the verb has its subject before it
        has_subject = said.group().startswith("s") and at > first and tokens.tags[at - 1] in "ARUN"
        return tokens.entry_id(at) not in (None, HEARER) and (not has_subject or tokens.entry_id(at) == QUOTED)
    return not relays and bool(_BY.search(before))


def _heads(tokens: Tokens, first: int, start: int, end: int, last: int) -> bool:
    """Whether a name stands alone on its side of a colon."""
    closes = end == last and bool(_HEADS.search(tokens.tags, first, start))
    opens = not tokens.tags[first:start].strip("ctN;,-^")  # a stamp may stand before: "14:41 KST  Ministry: ..."
    return closes or (opens and tokens.tags[end : end + 1] == ":" and end + 1 < last)


def _actors(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found = []
    for match in tokens.find(_ACTOR_SAYS, first, last):
        group = next(name for name in ("actor", "reckons", "said") if match[name])
        at = match.start("actor") if match["actor"] else match.end(group) - 1
        # "what Beijing calls exercises": its word for them, not its news; "a Seoul institute said": not Seoul
        if _is_told(tokens, match) or (at > first and tokens.entry_id(at - 1) in ("what", "a")):
            continue
        if tokens.tags[at - 1 : at] == "'" and _is_state(tokens, at):
            continue  # "Yemen's Houthis said", but not "the South's Seoul said"
        also = _ALSO.search(tokens.tags, first, at)
        since = also.start() if also and match["actor"] else match.start(group)
        partners = [i for i in range(since, at) if tokens.tags[i] in "Aa"]
        for i in (*partners, at):
            if (entry := tokens.entries[i]) is not None:
                found.append(Saying(i, i, government_of(entry), match["verb"] == "d", group=at))
                voices.spoke([found[-1].authority])
    for at in tokens.where("A", first, last) if tokens.where(":", first, last) else ():
        if (entry := tokens.entries[at]) and _heads(tokens, first, at, at + 1, last):
            found.append(Saying(at, at, government_of(entry), group=at))
    return found


def _is_state(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    return entry is not None and entry.get("kind") == "state"


def _persons(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found = []
    for at in tokens.where("N", first, last) if voices.by_person else ():
        if authority := voices.by_person.get(tokens.words(at, at)):
            after = _speaks(tokens, at + 1, last)
            if after or _is_cited(tokens, first, at, at + 1):
                found.append(Saying(at, at, authority, bool(after and after["verb"] == "d"), group=at))
    return found


def _strangers(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found = []
    for match in tokens.find(_SOMEBODY, first, last) if tokens.where("sdK", first, last) else ():
        group = "who" if match["who"] else "said"
        start, end = match.start(group), match.end(group) - 1
        # a headline in Title Case makes a name of every word
        verb = match.start("verb")
        if match["verb"] is None or (tokens.words(verb, verb).islower() and not _is_told(tokens, match)):
            authority = voices.officer(tokens, start, end) or voices.stranger(tokens.words(start, end))
            found.append(Saying(start, end, authority, match["verb"] == "d", group=start))
    return found
