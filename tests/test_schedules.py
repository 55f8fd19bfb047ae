"""Schedules: when a brief is due, in its own zone, through daylight saving and downtime."""

from datetime import UTC, datetime

import pytest

from analysis.briefs.schedules import is_due, next_due


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "cron, zone, after, due",
    [
        ("17 3 * * *", "UTC", "2026-01-28 03:00", "2026-01-28 03:17"),
        ("17 3 * * *", "UTC", "2026-01-28 03:17", "2026-01-29 03:17"),
        ("0 12 * * *", "Asia/Seoul", "2026-01-28 03:00", "2026-01-29 03:00"),
        ("0 9 * * MON", "America/New_York", "2026-03-02 14:00", "2026-03-09 13:00"),
        ("30 2 29 2 *", "UTC", "2026-01-01 00:00", "2028-02-29 02:30"),
    ],
)
def test_a_schedule_is_read_in_its_zone(cron: str, zone: str, after: str, due: str) -> None:
    assert next_due(cron, zone, at(after)) == at(due)


def test_an_hour_that_daylight_saving_leaves_out_or_doubles_comes_once() -> None:
    spring, autumn = at("2026-03-29 00:00"), at("2026-10-25 00:00")
    for before in (spring, autumn):
        first = next_due("30 2 * * *", "Europe/Berlin", before)
        assert first.date() == before.date()
        assert next_due("30 2 * * *", "Europe/Berlin", first).date() > first.date()


@pytest.mark.parametrize(
    "cron, zone, told",
    [
        ("17 3 * *", "UTC", "must have five fields"),
        ("99 3 * * *", "UTC", "bad minute"),
        ("0 0 31 2 *", "UTC", "cron '0 0 31 2 *'"),
        ("17 3 * * *", "Asia/Soul", "zone 'Asia/Soul' is no time zone"),
        ("17 3 * * *", "../etc/passwd", "is no time zone"),
        ("", "UTC", "must have five fields"),
    ],
)
def test_a_wrong_schedule_is_refused_with_what_is_right(cron: str, zone: str, told: str) -> None:
    with pytest.raises(ValueError, match=".") as refusal:
        next_due(cron, zone, at("2026-01-28 03:00"))
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    "last, now, due",
    [
        (None, "2026-01-28 00:00", True),
        ("2026-01-28 03:20", "2026-01-28 23:00", False),
        ("2026-01-28 03:20", "2026-01-29 03:17", True),
        ("2026-01-20 03:20", "2026-01-28 12:00", True),
        ("2028-01-01 00:00", "2026-01-28 12:00", True),
    ],
)
def test_what_was_missed_is_due_and_a_wrong_clock_delays_nothing(last: str | None, now: str, due: bool) -> None:
    assert is_due("17 3 * * *", "UTC", at(last) if last else None, at(now)) is due
