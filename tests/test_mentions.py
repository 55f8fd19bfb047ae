"""Mentions: what one text tells of one launch, from its claims."""

import pandas as pd
import pytest

from analysis.columns import make_frame
from analysis.mentions import group_mentions


def claims_of(*told: dict) -> pd.DataFrame:
    """A claims frame from rows that name only what a test is about."""
    usual = {
        "document_id": "t", "mention_id": "t-1", "role": "main", "stance": "asserted", "quote": "q", "rule": "r",
        "sentence": 0, "end": 99,
    }  # fmt: skip
    return make_frame("claims", [{**usual, "claim_id": f"c{n}", "start": n, **row} for n, row in enumerate(told)])


def count(low: int | None, high: int | None, **more) -> dict:
    return {"attribute": "count", "value": "n", "low": low, "high": high, "unit": "missiles", **more}


def day(first: str, last: str, precision: str = "day", **more) -> dict:
    return {
        "attribute": "date", "value": f"{first}..{last}", "precision": precision,
        "from_date": pd.Timestamp(first), "to_date": pd.Timestamp(last), **more,
    }  # fmt: skip


def said(attribute: str, value: str, **more) -> dict:
    return {"attribute": attribute, "value": value, **more}


def only(*told: dict) -> pd.Series:
    mentions = group_mentions(claims_of(*told))
    assert len(mentions) == 1
    return mentions.iloc[0]


def test_a_mention_is_a_row_a_launch_and_text():
    mentions = group_mentions(claims_of(count(2, 2), count(1, 1, mention_id="t-2", role="background", sentence=3)))
    assert mentions.mention_id.tolist() == ["t-1", "t-2"]
    assert mentions.role.tolist() == ["main", "background"]
    assert mentions.sentences.tolist() == [(0,), (3,)]


def test_a_claim_of_no_launch_makes_no_mention():
    assert group_mentions(claims_of(said("distance", "1000 km", mention_id=None, stance="capability"))).empty


def test_a_named_day_beats_the_day_the_header_implies():
    mention = only(day("2026-01-26", "2026-01-27", "implied"), day("2026-01-25", "2026-01-25"))
    assert (mention.from_date, mention.to_date) == (pd.Timestamp("2026-01-25"), pd.Timestamp("2026-01-25"))
    assert mention.date_precision == "day"


def test_dates_that_meet_narrow_each_other():
    mention = only(day("2026-01-01", "2026-01-31", "month"), day("2026-01-01", "2026-01-10", "part"))
    assert (mention.to_date, mention.date_precision) == (pd.Timestamp("2026-01-10"), "part")


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ([(2, None), (2, None)], 2, None),  # several; at least two
        ([(2, None), (3, 3)], 3, 3),  # several; three
        ([(11, 11), (9, 9)], 9, 11),  # they contradict each other
        ([(1, 10), (8, None)], 8, 10),  # up to ten; at least eight
    ],
)
def test_a_later_count_refines_and_a_contradiction_widens(counts, low, high):
    mention = only(*(count(*bounds) for bounds in counts))
    assert mention.count_low == low
    assert (None if pd.isna(mention.count_high) else mention.count_high) == high


def test_no_number_stays_missing():
    mention = only(said("kind", "ballistic"))
    assert pd.isna(mention.count_low) and pd.isna(mention.count_high) and pd.isna(mention.site)
    assert mention.distance_km == ()


def test_the_most_exact_kind_counts_and_a_denied_one_does_not():
    assert only(said("kind", "missile"), said("kind", "SRBM"), said("kind", "ICBM", stance="denied")).kind == "SRBM"


def test_what_others_detected_goes_before_the_launchers_own_word():
    assert only(said("kind", "hypersonic", stance="claimed"), said("kind", "ballistic")).kind == "ballistic"


def test_a_reading_told_twice_is_one_and_a_range_gives_both_ends():
    assert only(said("distance", "900 km"), said("distance", "901 km")).distance_km == (900.0,)
    assert only(said("distance", "70-200 km")).distance_km == (70.0, 200.0)


def test_a_capability_is_no_distance_flown():
    assert only(said("distance", "350 km"), said("distance", "15000 km", stance="capability")).distance_km == (350.0,)


def test_tellings_of_a_site_are_joined_unless_one_holds_the_other():
    assert only(said("site", "Sariwon"), said("site", "North Hwanghae")).site == "Sariwon, North Hwanghae"
    assert only(said("site", "Pyongyang"), said("site", "Sunan, Pyongyang")).site == "Sunan, Pyongyang"


def test_two_outcomes_are_disputed():
    assert only(said("outcome", "success"), said("outcome", "failed")).outcome == "disputed"


def test_a_plan_lends_values_to_a_planned_launch_only():
    window = day("2026-05-27", "2026-06-04", "interval", stance="planned")
    assert pd.isna(only(window).from_date)
    assert only(window | {"role": "planned"}).to_date == pd.Timestamp("2026-06-04")


def test_clock_time_comes_with_its_zone():
    mention = only(said("time", "07:50", unit="Asia/Pyongyang"))
    assert (mention.local_time, mention.time_zone) == ("07:50", "Asia/Pyongyang")


def test_authorities_and_families_are_listed_once_in_order():
    seoul = {"authority": "Joint Chiefs of Staff", "family": "South Korean military"}
    tokyo = {"authority": "Defense Ministry", "family": "Japanese government"}
    mention = only(count(2, None, **seoul), count(2, 2, **tokyo), said("kind", "SRBM", **seoul))
    assert mention.families == ("South Korean military", "Japanese government")


def test_a_family_that_counts_parts_is_taken_by_its_whole():
    assert tuple(only(count(3, 3, family="Japan"), count(2, 2, family="Japan"))[["count_low", "count_high"]]) == (3, 3)
    assert tuple(only(count(3, 3, family="Japan"), count(2, 2, family="Iran"))[["count_low", "count_high"]]) == (2, 3)


def test_a_running_total_holds_what_was_counted_before():
    mention = only(count(3, 3, family="Japan"), count(4, 4, hedge="running"))
    assert (mention.count_low, mention.count_high) == (4, 4)


def test_two_kinds_that_no_one_weapon_can_be_make_a_mixed_salvo():
    assert only(said("kind", "cruise"), said("kind", "ballistic")).kind == "mixed"
    assert only(said("kind", "hypersonic"), said("kind", "ballistic")).kind == "hypersonic"


def test_who_detects_counts_before_who_launched_where_they_conflict():
    told = said("actor", "Iran"), count(200, 200, family="Iran"), count(180, 180, family="Israel")
    assert tuple(only(*told)[["count_low", "count_high"]]) == (180, 180)
    told = said("actor", "Iran"), count(200, 200, family="Iran"), count(180, None, family="Israel")
    assert tuple(only(*told)[["count_low", "count_high"]]) == (200, 200)


def test_where_it_did_not_land_is_told_as_long_as_nobody_says_where_it_did():
    outside = said("landing", "Japan's EEZ", stance="denied")
    assert only(outside).landing == "outside Japan's EEZ"
    assert only(outside, said("landing", "into the Pacific")).landing == "into the Pacific"


def test_two_words_of_one_kind_are_that_kind():
    assert only(said("kind", "ballistic"), said("kind", "short_range", sentence=1)).kind == "SRBM"
    assert only(said("kind", "cruise"), said("kind", "short_range", sentence=1)).kind == "cruise"


def test_who_only_says_what_a_weapon_could_do_tells_of_the_launch_where_he_can_detect_one():
    far = {"attribute": "distance", "value": "9000 km", "stance": "hypothetical"}
    ministry = {"authority": "Japan, Defense Ministry", "family": "Japan", "authority_kind": "ministry"}
    expert = {"authority": "experts", "family": "analysts", "authority_kind": "experts"}
    assert only(far | ministry, far | expert).authorities == ("Japan, Defense Ministry",)


def test_officials_of_several_states_at_once_are_not_counted_beside_who_spoke_for_each():
    told = {"attribute": "actor", "value": "North Korea", "start": 3, "authority_kind": "officials"}
    korea = {"authority": "South Korea, officials", "family": "South Korea"}
    japan = {"authority": "Japan, officials", "family": "Japan"}
    chiefs = {"authority": "South Korea, Joint Chiefs of Staff", "family": "South Korea", "authority_kind": "military"}
    mention = only(told | korea, told | japan, said("time", "04:00", **chiefs))
    assert set(mention.authorities) == {"Japan, officials", "South Korea, Joint Chiefs of Staff"}


def test_a_state_is_not_counted_beside_its_own_military():
    told = {"family": "South Korea", "authority_kind": "government", "authority": "South Korea"}
    chiefs = {"family": "South Korea", "authority_kind": "military", "authority": "South Korea, Joint Chiefs of Staff"}
    assert only(said("time", "04:00", **told), said("time", "04:00", **chiefs)).authorities == (
        "South Korea, Joint Chiefs of Staff",
    )
    assert only(said("time", "04:00", **told)).authorities == ("South Korea",)


def test_a_maker_that_praises_its_weapon_does_not_tell_of_the_launch_by_that():
    far = {"attribute": "distance", "value": "9000 km", "stance": "capability", "authority_kind": "government"}
    fired = said("actor", "North Korea")
    maker, neighbour = ({"family": state, "authority": state} for state in ("North Korea", "Japan"))
    assert only(fired, far | maker, far | neighbour).authorities == ("Japan",)


def test_the_words_of_the_text_stand_beside_the_name():
    mention = only(said("name", "Hwasong-11A", quote="KN-23"))
    assert (mention["name"], mention.name_told) == ("Hwasong-11A", "KN-23")


def test_experts_are_counted_only_where_nobody_else_speaks():
    expert = {"authority": "experts", "family": "analysts", "authority_kind": "experts"}
    chiefs = {"authority": "South Korea, Joint Chiefs of Staff", "family": "South Korea", "authority_kind": "military"}
    both = only(said("kind", "missile", **expert), said("time", "04:00", **chiefs))
    assert both.authorities == ("South Korea, Joint Chiefs of Staff",)
    assert only(said("kind", "missile", **expert)).authorities == ("experts",)


def test_a_sea_without_a_name_adds_nothing_to_one_with_a_name():
    sea, named, coast = (said("landing", words) for words in ("into the sea", "into the East Sea", "off its coast"))
    assert only(sea, named, coast).landing == "into the East Sea"
    assert only(sea, coast).landing == "into the sea, off its coast"
