"""Zones: what a clock of one zone shows in another, and on which day.

In      minutes of a day and IANA zone names
Out     minutes and days of the other zone
Units   minutes since midnight; days local to the zone asked for
Missing a zone of None or "local" is that of the launch site
Next    dating and clocks; agreement and prose say them
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from analysis.lexicon import Entry, Lexicon, load_lexicon

_NOON = time(12)


def site_zone(zone: str | None, launcher: Entry, lexicon: Lexicon) -> str:
    """The zone of the site: the one told where it is one of the launcher's country, else that of most of its sites."""
    told = lexicon["zone"].get(zone or "")
    return told.id if told and told.get("country") == launcher.id else str(launcher.get("zone"))


def telling_zone(home: str, launcher: Entry, day: date, *, is_own: bool) -> str:
    """The zone of a clock told without one: the site's where the launcher tells it, else that in which others tell it.

    Seoul's military gives Seoul's hour, which was not Pyongyang's from August 2015 to May 2018.
    """
    others = str(launcher.get("clock") or home)
    return home if is_own or is_same_clock(others, home, day) else others


def say_zone(zone: str | None) -> str:
    """Whose clock a time is told by: local time, UTC, or Seoul time where others' clock stands in for the site's."""
    if zone is None:
        return "UTC"
    others = {entry.get("clock") for entry in load_lexicon()["actor"].values()}
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time" if zone in others else "local time"


def is_same_clock(zone: str | None, home: str, day: date) -> bool:
    """Whether clocks of `zone` show the time of `home` on that day."""
    if zone in (None, "local"):
        return True
    noon = datetime.combine(day, _NOON)
    return noon.replace(tzinfo=ZoneInfo(zone)).utcoffset() == noon.replace(tzinfo=ZoneInfo(home)).utcoffset()


def convert_clock(minute: int, zone: str, home: str, day: date) -> tuple[int, timedelta]:
    """The minute that clocks of `home` show, and how many days further on they are."""
    told = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(zone))
    there = told.astimezone(ZoneInfo(home))
    return there.hour * 60 + there.minute, there.date() - day
