"""Schedules: when a brief is due, by a cron expression read in a time zone.

In      a cron expression of five fields, the name of a zone, an instant
Out     the next instant at which the brief is due
Units   instants UTC
Missing a brief without an expression is never due by itself
Next    declarations refuses a wrong one, night asks which briefs are due
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Our choice: a last run that lies further ahead than this comes from a clock that was wrong, and counts for nothing.
AHEAD = timedelta(minutes=5)


def next_due(cron: str, zone: str, after: datetime) -> datetime:
    """The first instant after `after` at which `cron` fires in `zone`.

    Raises ValueError saying what is wrong with either.
    """
    from cronsim import CronSim, CronSimError

    try:
        local = after.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"zone {zone!r} is no time zone, as Asia/Seoul") from error
    if len(cron.split()) != 5:
        raise ValueError(f"cron {cron!r} must have five fields, as 17 3 * * *")
    try:
        return next(CronSim(cron, local)).astimezone(UTC)
    except CronSimError as error:
        raise ValueError(f"cron {cron!r}: {str(error).lower()}; five fields, as 17 3 * * *") from error
    except StopIteration as error:
        raise ValueError(f"cron {cron!r} never comes") from error


def is_due(cron: str, zone: str, last: datetime | None, now: datetime) -> bool:
    """Whether a time at which `cron` fires has passed since the last good run; so what was missed is caught up once."""
    return last is None or last > now + AHEAD or next_due(cron, zone, last) <= now
