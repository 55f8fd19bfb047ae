"""Events: which mentions are one launch, what it is called, and why."""

import time
from itertools import chain, permutations

import pandas as pd

from analysis.columns import make_frame
from analysis.events import resolve_events


def documents_of(**published: str | None) -> pd.DataFrame:
    """A documents frame: a text a keyword, with its day of publication."""
    usual = {"date_precision": "day", "date_source": "header", "text": "", "sha256": "", "status": "read"}
    return make_frame(
        "documents",
        [
            {
                **usual,
                "document_id": name,
                "path": name,
                "copy_group": name[0],
                "published_date": day and pd.Timestamp(day),
            }
            for name, day in published.items()
        ],
    )


def mention(mention_id: str, days: str | None, kind: str | None = None, **more) -> dict:
    """A mention `a-1` of text `a`; days as 2026-01-04 or 2026-01-01..2026-01-10."""
    first, _, last = (days or "").partition("..")
    return {
        "mention_id": mention_id, "document_id": mention_id.partition("-")[0], "role": "main", "actor": "North Korea",
        "from_date": pd.Timestamp(first) if days else None, "to_date": pd.Timestamp(last or first) if days else None,
        "date_precision": "day", "kind": kind, **more,
    }  # fmt: skip


def resolve(documents: pd.DataFrame, *mentions: dict, claims: tuple[dict, ...] = ()) -> tuple[dict, pd.DataFrame]:
    """The link of each mention by its id, and the events."""
    links, events = resolve_events(make_frame("mentions", mentions), make_frame("claims", claims), documents)
    assert links.mention_id.tolist() == [row["mention_id"] for row in mentions]
    return links.set_index("mention_id").to_dict("index"), events


SEED_TEXTS = documents_of(old="2026-01-04", new="2026-01-27")
SEEDS = (
    mention("new-1", "2026-01-26..2026-01-27", "ballistic", count_low=2, count_high=2),
    mention("new-2", "2026-01-01..2026-01-10", "hypersonic", role="background"),
    mention("new-3", "2025-12-01..2025-12-31", "surface_to_air", role="background"),
    mention("new-4", "2025-12-01..2025-12-31", "cruise", role="background"),
    mention("old-1", "2026-01-04", "ballistic", count_low=2, local_time="07:50"),
)


def test_the_two_texts_give_two_launches_and_two_firings_of_december():
    links, events = resolve(SEED_TEXTS, *SEEDS)
    assert events.event_id.tolist() == [
        *("north-korea-2025-12c", "north-korea-2025-12s", "north-korea-2026-01-04a", "north-korea-2026-01-27a"),
    ]
    assert events.kind.tolist() == ["cruise", "surface_to_air", "missile", "ballistic"]
    assert links["new-2"]["event_id"] == "north-korea-2026-01-04a"
    assert links["new-2"]["reasons"] == (
        "same actor",
        "4 January 2026 lies in 1 to 10 January 2026",
        "hypersonic missile can be ballistic missile",
        "the only launch in that window",
    )


def test_the_vague_telling_takes_nothing_from_the_exact_one():
    event = resolve(SEED_TEXTS, *SEEDS)[1].set_index("event_id").loc["north-korea-2026-01-04a"]
    assert event.from_date == event.to_date == pd.Timestamp("2026-01-04")
    assert (event.role, event.count_low, event.local_time) == ("main", 2, "07:50")
    assert event.kinds == ("ballistic", "hypersonic")
    assert event.documents == ("old", "new")
    assert pd.isna(event.count_high) and pd.isna(event.grade)


def test_the_words_of_the_text_stand_in_the_reasons():
    told = {
        "document_id": "new", "sentence": 0, "start": 0, "end": 1, "mention_id": "new-2",
        "role": "background", "value": "v", "stance": "asserted", "rule": "r",
    }  # fmt: skip
    claims = (
        told | {"claim_id": "c-1", "attribute": "date", "quote": "in early January"},
        told | {"claim_id": "c-2", "attribute": "relation", "quote": "the first time since"},
    )
    reasons = resolve(SEED_TEXTS, *SEEDS, claims=claims)[0]["new-2"]["reasons"]
    assert '4 January 2026 lies in 1 to 10 January 2026 ("in early January")' in reasons
    assert reasons[-1] == 'the text adds: "the first time since"'


def test_a_vague_mention_stays_open_where_two_launches_fit():
    vague = mention("c-1", "2026-01-01..2026-01-10", "missile", role="background")
    links, events = resolve(
        documents_of(a="2026-01-04", b="2026-01-06", c="2026-02-01"),
        *(vague, mention("a-1", "2026-01-04", "SRBM"), mention("b-1", "2026-01-06", "SRBM")),
    )
    assert pd.isna(links["c-1"]["event_id"])
    assert links["c-1"]["candidates"] == ("north-korea-2026-01-04a", "north-korea-2026-01-06a")
    assert links["c-1"]["reasons"] == ("2 launches fit 1 to 10 January 2026 equally well",)
    assert len(events) == 2


def test_a_shared_distance_decides_between_two_that_fit():
    links, _ = resolve(
        documents_of(a="2026-01-04", b="2026-01-06", c="2026-02-01"),
        mention("a-1", "2026-01-04", distance_km=(900.0,)),
        mention("b-1", "2026-01-06", distance_km=(350.0,)),
        mention("c-1", "2026-01-01..2026-01-10", distance_km=(352.0,)),
    )
    assert links["c-1"]["event_id"] == "north-korea-2026-01-06a"
    assert "same distance" in links["c-1"]["reasons"]


def joined(one: dict, other: dict) -> bool:
    links, _ = resolve(documents_of(a="2026-01-04", b="2026-01-05"), one, other)
    return links[one["mention_id"]]["event_id"] == links[other["mention_id"]]["event_id"]


def test_one_day_of_difference_needs_something_else_that_agrees():
    assert not joined(mention("a-1", "2026-01-04"), mention("b-1", "2026-01-05"))
    assert joined(mention("a-1", "2026-01-04", site="Sunan"), mention("b-1", "2026-01-05", site="Sunan, Pyongyang"))
    assert not joined(
        mention("a-1", "2026-01-04", site="Sunan", count_low=1, count_high=1),
        mention("b-1", "2026-01-05", site="Sunan", count_low=2, count_high=2),
    )
    assert not joined(mention("a-1", "2026-01-04", site="Sunan"), mention("b-1", "2026-01-06", site="Sunan"))


def test_two_single_missiles_on_two_days_are_two_launches():
    single, pair = {"count_low": 1, "count_high": 1}, {"count_low": 2, "count_high": 2}
    assert not joined(mention("a-1", "2026-01-04", **single), mention("b-1", "2026-01-05", **single))
    assert joined(mention("a-1", "2026-01-04", **pair), mention("b-1", "2026-01-05", **pair))


def test_two_mentions_of_one_text_are_two_launches():
    assert not joined(mention("a-1", "2026-01-04", "SRBM"), mention("a-2", "2026-01-04", "SRBM"))


def test_actors_kinds_and_hours_set_launches_of_one_day_apart():
    launch = mention("a-1", "2026-01-04", "ballistic", local_time="07:50")
    assert joined(launch, mention("b-1", "2026-01-04", "SRBM", local_time="07:52"))
    assert not joined(launch, mention("b-1", "2026-01-04", "SRBM", actor="Iran"))
    assert not joined(launch, mention("b-1", "2026-01-04", "cruise"))
    assert not joined(launch, mention("b-1", "2026-01-04", "SRBM", local_time="17:20"))


def test_a_corrected_count_does_not_set_apart():
    assert joined(
        mention("a-1", "2026-01-04", count_low=1, count_high=1), mention("b-1", "2026-01-04", count_low=2, count_high=2)
    )


def test_the_day_that_most_stories_give_stands_and_a_tie_stays_an_interval():
    tellings = [mention(f"{text}-1", f"2026-01-0{day}", site="Sunan") for text, day in zip("abc", (4, 5, 5))]
    texts = documents_of(a="2026-01-04", b="2026-01-05", c="2026-01-05")
    assert resolve(texts, *tellings)[1].event_id.tolist() == ["north-korea-2026-01-05a"]
    event = resolve(texts, *tellings[:2])[1].iloc[0]
    assert (event.from_date, event.to_date) == (pd.Timestamp("2026-01-04"), pd.Timestamp("2026-01-05"))


def test_the_day_a_page_implies_says_nothing_against_a_day_that_is_told():
    page = mention("b-1", "2026-01-02..2026-01-03", "ICBM", date_precision="implied")
    _, events = resolve(documents_of(a="2026-01-05", b="2026-01-03"), mention("a-1", "2026-01-04", "ICBM"), page)
    assert events.event_id.tolist() == ["north-korea-2026-01-04a"]
    assert events.from_date[0] == events.to_date[0] == pd.Timestamp("2026-01-04")


def test_a_site_by_another_name_and_a_landing_on_the_same_island_speak_for_one_launch():
    one = mention("a-1", "2026-01-04", site="Sohae Satellite Launching Station")
    assert joined(one, mention("b-1", "2026-01-05", site="Tongchang-ri in the northwest"))
    assert not joined(one, mention("b-1", "2026-01-05", landing="into the Sea of Japan"))
    over = mention("a-1", "2026-01-04", landing="over Hokkaido")
    assert joined(over, mention("b-1", "2026-01-05", landing="the Oshima Peninsula in Hokkaido"))
    assert not joined(over, mention("b-1", "2026-01-05", landing="toward the sea"))


def test_a_whole_year_is_too_wide_to_link_by_itself():
    year = mention("b-1", "2026-01-01..2026-12-31", "ICBM", name="Hwasong-18")
    assert not joined(mention("a-1", "2026-01-04", "ICBM"), year)
    assert joined(mention("a-1", "2026-01-04", "ICBM", name="Hwasong-18"), year)


YEAR = "1998-01-01..1998-12-31"


def test_tellings_of_one_bare_year_are_one_launch_where_nothing_speaks_against_it():
    assert joined(mention("a-1", YEAR, "ballistic"), mention("b-1", YEAR, "missile"))
    assert not joined(mention("a-1", YEAR, "ballistic"), mention("b-1", YEAR, "cruise"))
    assert not joined(mention("a-1", YEAR, count_low=1, count_high=1), mention("b-1", YEAR, count_low=2, count_high=2))
    assert not joined(mention("a-1", YEAR, "ballistic"), mention("b-1", "1998-01-01..1999-12-31", "ballistic"))


def test_a_bare_year_stays_open_beside_a_launch_that_is_dated():
    texts = documents_of(a="1998-08-31", b="2009-04-05")
    links, events = resolve(texts, mention("a-1", "1998-08-31", "SLV"), mention("b-1", YEAR, "missile"))
    assert pd.isna(links["b-1"]["event_id"]) and links["b-1"]["candidates"] == ("north-korea-1998-08-31a",)
    assert links["b-1"]["reasons"] == ("one launch fits, but nothing beside 1998 speaks for it",)
    assert len(events) == 1


def test_salvos_on_both_sides_of_a_midnight_are_one_launch():
    late = mention("a-1", "2026-01-04", local_time="23:10")
    assert joined(late, mention("b-1", "2026-01-05", local_time="01:40"))
    assert not joined(
        mention("a-1", "2026-01-04", local_time="01:40"), mention("b-1", "2026-01-05", local_time="23:10")
    )


def test_a_name_that_is_the_same_outweighs_the_class():
    assert joined(
        mention("a-1", "2026-01-04", "SLBM", name="Babur-3"), mention("b-1", "2026-01-04", "cruise", name="Babur-3")
    )
    assert not joined(
        mention("a-1", "2026-01-04", "SLBM", name="Babur-3"), mention("b-1", "2026-01-04", "cruise", name="Babur-2")
    )


def test_an_undated_launch_joins_only_a_copy_of_its_story():
    texts = documents_of(a1=None, a2=None, b1=None)
    links, _ = resolve(texts, *(mention(f"{name}-1", None, "cruise") for name in texts.document_id))
    assert links["a1-1"]["event_id"] == links["a2-1"]["event_id"] == "north-korea-undated-c"
    assert links["b1-1"]["event_id"] == "north-korea-undated-c2"


def test_the_name_follows_what_is_known_of_the_day():
    spans = ["1998-08-31", "1998-01-01..1998-12-31", "2025-12-28..2026-01-03", "2026-01-26..2026-01-27"]
    kinds = ["SLV", "cruise", "SRBM", "surface_to_air"]
    texts = documents_of(a=None, b=None, c=None, d=None)
    links, _ = resolve(texts, *(mention(f"{t}-1", s, k) for t, s, k in zip("abcd", spans, kinds, strict=True)))
    assert [link["event_id"].removeprefix("north-korea-") for link in links.values()] == [
        *("1998-08-31a", "1998c", "2025-2026a", "2026-01-27s"),
    ]


def test_a_further_text_does_not_rename_the_events():
    texts = documents_of(old="2026-01-04", new="2026-01-27", aa="2026-01-03", zz="2026-02-01")
    before = resolve(texts, *SEEDS)[0]
    retold = mention("aa-0", "2026-01-04", "ballistic"), mention("zz-0", "2025-12-01..2025-12-31", "surface_to_air")
    after = resolve(texts, retold[1], *reversed(SEEDS), retold[0])[0]
    assert {name: after[name]["event_id"] for name in before} == {n: link["event_id"] for n, link in before.items()}


def test_another_launch_of_the_day_does_not_rename_one_whatever_text_comes_first():
    tellings = [
        mention("d-1", "2026-01-04", "SRBM", local_time="16:10"),
        mention("c-1", "2026-01-04", "cruise"),
        mention("b-1", "2026-01-04", "surface_to_air", local_time="07:10"),
        mention("a-1", "2026-01-04", "ballistic", actor="Iran"),
    ]
    texts = documents_of(a="2026-01-04", b="2026-01-06", c="2026-01-05", d="2026-01-07")
    names = {"d-1": "04a", "c-1": "04c", "b-1": "04s", "a-1": "04a"}
    for some in chain.from_iterable(permutations(tellings, number) for number in range(1, 5)):
        links, _ = resolve(texts, *some)
        assert all(link["event_id"][-3:] == names[name] for name, link in links.items())


def test_of_two_launches_of_a_day_and_kind_the_first_reported_keeps_the_plain_name():
    morning = mention("a-1", "2026-01-04", "SRBM", local_time="07:10")
    evening = mention("b-1", "2026-01-04", "SRBM", local_time="18:45")
    for day, names in (("2026-01-05", ("04a", "04a2")), ("2026-01-03", ("04a2", "04a"))):
        links, _ = resolve(documents_of(a="2026-01-04", b=day), evening, morning)
        assert (links["a-1"]["event_id"][20:], links["b-1"]["event_id"][20:]) == names
    alone, _ = resolve(documents_of(b="2026-01-05"), evening)
    assert alone["b-1"]["event_id"].endswith("04a")


def test_ten_thousand_mentions_resolve_in_seconds():
    texts = documents_of(**{f"t{n}": "2026-01-01" for n in range(10_000)})
    days = pd.date_range("2000-01-01", periods=1000, freq="3D").strftime("%Y-%m-%d")
    mentions = make_frame("mentions", [mention(f"t{n}-1", days[n % 1000], "SRBM") for n in range(10_000)])
    begun = time.perf_counter()
    links, events = resolve_events(mentions, make_frame("claims", []), texts)
    assert len(events) == links.event_id.nunique() == 1000
    assert time.perf_counter() - begun < 20
