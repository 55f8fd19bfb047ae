"""Zones: clocks and days of one zone, told in another."""

from datetime import date, timedelta

from analysis.reading.words.zones import convert_clock, is_same_clock, say_zone

SUMMER, WINTER = date(2017, 7, 4), date(2019, 1, 1)


def test_a_clock_can_show_another_day_in_another_zone():
    assert convert_clock(22 * 60 + 36, "UTC", "Asia/Seoul", WINTER) == (7 * 60 + 36, timedelta(days=1))
    assert convert_clock(2 * 60, "Asia/Seoul", "America/New_York", WINTER) == (12 * 60, timedelta(days=-1))


def test_zones_share_a_clock_only_while_their_offsets_agree():
    assert is_same_clock("Asia/Tokyo", "Asia/Pyongyang", WINTER)
    assert not is_same_clock("Asia/Tokyo", "Asia/Pyongyang", SUMMER)
    assert is_same_clock(None, "Asia/Pyongyang", SUMMER)


def test_a_clock_that_is_not_of_the_site_is_said_with_its_city():
    told = [say_zone(zone) for zone in ("Asia/Seoul", "Asia/Pyongyang", "America/New_York", None)]
    assert told == ["Seoul time", "local time", "local time", "UTC"]
