"""Reference: what others have is found, missed or extra, in local days and in UTC."""

from datetime import datetime, time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.columns import make_frame
from analysis.flow import build
from analysis.prose.story import plain
from analysis.reference import BadReference, compare_reference, read_reference
from analysis.settings import REFERENCE, Settings
from analysis.tables import say_comparison, tabulate_comparison

CNS = "Date,Launch Time (UTC),Missile Name,Missile Type,Facility Name,Apogee,Distance Travelled,Test Outcome\n"
CNS_WHOLE = (
    "F1,Date,Date Entered/Updated,Launch Time (UTC),Missile Name,Missile Type,Launch Agency/Authority,Facility Name,"
    "Facility Location,Other Name,Facility Latitude,Facility Longitude,Landing Location,Apogee,Distance Travelled,"
    "Confirmation Status,Test Outcome,Additional Information,Source(s)"
)


def event(day: str, last: str | None = None, **told) -> dict:
    days = {"from_date": pd.Timestamp(day), "to_date": pd.Timestamp(last or day)}
    return {"event_id": f"e-{day}", "role": "main", "actor": "North Korea", **days, **told}


def compare(path: Path, *events: dict, **settings) -> pd.DataFrame:
    return compare_reference(make_frame("events", events), read_reference(path), Settings(**settings))


@pytest.fixture
def cns(tmp_path: Path) -> Path:
    """Two missiles of one salvo on a UTC evening, one at noon two days later, one of a month, one long before."""
    path = tmp_path / "cns.csv"
    path.write_text(
        CNS + '05-Mar-17,22:34:00,ER Scud,MRBM,Sohae,260 km,"1,000 km",Success\n'
        "2017-03-05,22:36,ER Scud,MRBM,Sohae,Unknown,Unknown,Failure\n"
        "2017-03-08,03:00,Scud-C,SRBM,Wonsan,,500 km,Success\n"
        "2017-04,,Scud-C,SRBM,Wonsan,,,Unknown\n"
        "1998-08-31,03:07,Taepodong-1,SLV,Tonghae,,,Success\n",
        encoding="utf-8",
    )
    return path


def test_missiles_of_one_salvo_are_one_launch_on_its_local_day(cns: Path) -> None:
    launch = read_reference(cns)[1]
    assert (launch.days[0], launch.utc_days[0], launch.time) == (
        pd.Timestamp("2017-03-06"), pd.Timestamp("2017-03-05"), "07:04",  # Pyongyang was half an hour behind Seoul then
    )  # fmt: skip
    assert (launch.count, launch.distances, launch.apogees) == ((2, 2), (1000.0,), (260.0,))
    assert read_reference(cns)[3].days == (pd.Timestamp("2017-04-01"), pd.Timestamp("2017-05-01"))


def test_found_missed_and_extra_within_what_both_cover(cns: Path) -> None:
    rows = compare(cns, event("2017-03-06"), event("2017-03-20"), event("2017-03-01")).set_index("status")
    assert rows.loc["found", "event_id"] == "e-2017-03-06"
    assert rows.loc["missed", "reference_date"] == pd.Timestamp("2017-03-08")
    assert set(rows.loc["extra", "event_id"]) == {"e-2017-03-01", "e-2017-03-20"}


def test_a_day_in_utc_is_not_a_day_off(cns: Path) -> None:
    row = compare(cns, event("2017-03-06", local_time="07:04", time_zone="Asia/Pyongyang")).iloc[0]
    assert (row.days_off, row.utc_days_off) == (0, 0)
    row = compare(cns, event("2017-03-05")).iloc[0]
    assert (row.days_off, row.utc_days_off) == (1, 0)


def test_figures_are_off_by_as_much_as_they_lie_outside(cns: Path) -> None:
    told = {"count_low": 4, "count_high": 4, "distance_low_km": 950.0, "distance_high_km": 1200.0}
    row = compare(cns, event("2017-03-06", apogee_low_km=260.0, apogee_high_km=260.0, **told)).iloc[0]
    assert (row.count_off, row.distance_off_km, row.apogee_off_km) == (2, 200, 0)
    row = compare(cns, event("2017-03-06", count_low=1)).iloc[0]
    assert row.count_off == 0 and pd.isna(row.distance_off_km)


def test_what_was_flown_after_the_day_asked_for_is_not_missed(cns: Path) -> None:
    events = event("2017-03-06"), event("2017-03-20")
    assert set(compare(cns, *events).status) == {"found", "missed", "extra"}
    assert set(compare(cns, *events, as_of="2017-03-07").status) == {"found", "extra"}


def test_the_seeds_tell_both_launches_of_the_shipped_reference() -> None:
    comparison = build(Settings()).comparison
    assert comparison.status.tolist() == ["found", "found"]
    assert (comparison.days_off == 0).all() and (comparison.count_off == 0).all()
    assert comparison.distance_off_km[0] == 0
    assert build(Settings(as_of="2026-01-10")).comparison.reference_date.tolist() == [pd.Timestamp("2026-01-04")]
    told = plain(say_comparison(comparison))
    assert told == "Two launches stand in the reference: two are found, none is missed; none is told besides."
    assert "4 January 2026 (3 January 2026 in UTC), at least 2 missiles" in tabulate_comparison(comparison)


def test_without_a_reference_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert compare(tmp_path / "none.csv", event("2026-01-04")).empty
    assert "no reference" in plain(say_comparison(make_frame("comparison", [])))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("when,what\n", "line 1: no column for the day; name one of date"),
        ("date,actor\n2026-01-32,North Korea\n", "line 2: no day '2026-01-32'; write it as 2026-01-31"),
        ("date,actor\n2026-01-31,Ruritania\n", "line 2: no actor 'Ruritania'; write a name of actors.toml"),
    ],
)
def test_a_wrong_line_is_named_with_what_would_be_right(tmp_path: Path, content: str, fault: str) -> None:
    path = tmp_path / "reference.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadReference, match=fault):
        read_reference(path)


def test_the_command_tells_each_launch_and_the_sum() -> None:
    done = CliRunner().invoke(main, ["reference", str(REFERENCE)])
    assert done.exit_code == 0
    assert done.output.splitlines()[-1].startswith("Two launches stand in the reference: two are found")
    assert "north-korea-2026-01-27a" in done.output


def test_the_cns_database_is_read_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "tests.csv"
    path.write_bytes(
        (
            "North Korea: all tests,,,,,,,,,,,,,,,,,,\r\n" + CNS_WHOLE + "\r\n"
            '1,9-Apr-84,23-Dec-16,,Scud-B,SRBM,,"Musudan’s",,,40.85,129.67,,Unknown,200 km,Confirmed,Success,,\r\n'
            "2,Sep-84,23-Dec-16,,Scud-B,SRBM,,Tonghae,,,,,,Unknown,Unknown,Confirmed,Failure,,\r\n"
            "3,2-Jun-19,,1899-12-31 20:06:00,KN-23,SRBM,,Wonsan,,,,,,between 25 and 50 km,430 km,,Success,,\r\n"
            '4,2-Jun-19,,8:27:00 PM,KN-23,SRBM,,Wonsan,,,,,,N/A,"1,240 km",,Success,,\r\n'
            ",,,,,,,,,,,,,,,,,,\r\n"
        ).encode("cp1252")
    )
    april, september, june = read_reference(path)
    assert (april.days, april.distances) == ((pd.Timestamp("1984-04-09"), pd.Timestamp("1984-04-10")), (200.0,))
    assert september.utc_days == (pd.Timestamp("1984-09-01"), pd.Timestamp("1984-09-30"))
    assert (june.days[0], june.time, june.count) == (pd.Timestamp("2019-06-03"), "05:06", (2, 2))
    assert (june.apogees, june.distances, june.line) == ((25.0, 50.0), (430.0, 1240.0), 5)


def test_a_workbook_of_the_cns_database_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["North Korea: all tests"])
    book.active.append(CNS_WHOLE.split(","))
    cells = dict.fromkeys(CNS_WHOLE.split(","), None)
    cells |= {"F1": 1, "Date": datetime(2017, 7, 28), "Launch Time (UTC)": time(14, 41), "Distance Travelled": "998 km"}
    cells |= {"Missile Name": "Hwasong-14", "Apogee": "3,724.9 km"}
    book.active.append(list(cells.values()))
    book.save(tmp_path / "tests.xlsx")
    (launch,) = read_reference(tmp_path / "tests.xlsx")
    assert (launch.utc_days[0], launch.days[0]) == (pd.Timestamp("2017-07-28"), pd.Timestamp("2017-07-28"))
    assert (launch.distances, launch.apogees, launch.line) == ((998.0,), (3724.9,), 3)


def test_what_is_no_workbook_is_refused_with_what_would_be_right(tmp_path: Path) -> None:
    path = tmp_path / "tests.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    with pytest.raises(BadReference, match="tests.xlsx: no workbook; save the spreadsheet as CSV"):
        read_reference(path)


@pytest.mark.parametrize("words", ["5/7/2006", "Sep 5", "spring 2006", ""])
def test_a_day_that_could_be_another_is_refused(tmp_path: Path, words: str) -> None:
    path = tmp_path / "reference.csv"
    path.write_text(f"date,count\n{words},1\n", encoding="utf-8")
    with pytest.raises(BadReference, match=f"line 2: no day '{words}'"):
        read_reference(path)
