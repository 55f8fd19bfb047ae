"""Documents: what a page says of itself, and how files are named."""

import hashlib

import pytest

from analysis.documents import read_documents
from analysis.settings import SEEDS


def read_page(folder, text):
    (folder / "page.txt").write_bytes(text.encode())
    documents, _ = read_documents([folder])
    return documents.iloc[0]


@pytest.mark.parametrize(
    "text",
    [
        "Rain in Lima today\n\nMay 3, 2021\n\nIt rained.",
        "Rain in Lima today\n\nMon, May 03, 2021 - 11:32 AM\n\nIt rained.",
        "Rain in Lima today\nAna Diaz Published May 3, 2021 | 08:50 AM\n\nIt rained.",
        "16:09 JST, May 3, 2021\nIt rained.",
        "It rained.\n\nIt stopped.\n\nThe sun came out.\n(2021-05-03)",
        "Updated: 2021-05-04 10:00 Written: 2021-05-03 09:00\nIt rained.",
        "LIMA, May 3, 2021 (AP) — It rained.",
        "LIMA (Daily Rain / Sputnik - 3rd May, 2021) It rained.",
        "3 May 2021, 9:15 p.m.\nIt rained.",
        "Updated 10:15 AM EST, Mon May 3, 2021\nIt rained.",
        "Posted : 2021.05.03 09:10(KST)\nIt rained.",
        "Ana Diaz and Tom Roe | May 3, 2021\nIt rained.",
        "All News 10:15 May 03, 2021\nIt rained.",
        "PUBLISHED : 3 May 2021 at 10:15 UPDATED : 4 May 2021 at 11:00\nIt rained.",
    ],
)
def test_a_stamp_or_dateline_gives_the_day_of_publication(tmp_path, text):
    page = read_page(tmp_path, text)
    assert (str(page.published_date.date()), page.date_precision, page.date_source) == ("2021-05-03", "day", "body")


@pytest.mark.parametrize(
    "text",
    [
        "It rained on May 3, 2021, officials said.",
        "In this photo provided by the city, rain falls on May 3, 2021. ( AP )\n\nIt rained.",
        "LIMA, May 3, Kyodo\n\nIt rained.",
        "(05/03/2021)\nIt rained.",
        "The storm of May 3, 2021 - a look back\n\nIt rained.",
        "Rain Over Lima May 3, 2021\n\nIt rained.",
        "The storm of May 3, 2021 - the worst in years - is remembered.",
        "It rained.\n\nIt stopped.\n\nMay 3, 2021\n\nIt rained again.\n\nIt stopped again.",
        "It rained.\n— Ana Diaz, May 3, 2021\nIt rained again.\nIt stopped.",
    ],
)
def test_a_date_in_a_sentence_a_caption_or_without_a_year_gives_no_day(tmp_path, text):
    page = read_page(tmp_path, text)
    assert page.isna().published_date and (page.date_precision, page.date_source) == ("none", "none")


def test_a_stamp_beats_a_stale_header_but_a_late_change_does_not(tmp_path):
    stale = read_page(
        tmp_path,
        " date 2021-04-20 Rain in Lima today\n\nWritten: 2021-05-03 13:49 Updated: 2021-05-04 14:40\n\nIt rained.",
    )
    assert (str(stale.published_date.date()), stale.date_source) == ("2021-05-03", "body")
    changed = read_page(tmp_path, " date 2021-05-03 Rain in Lima today\n\nUpdated: 2021-06-01 14:40\n\nIt rained.")
    assert (str(changed.published_date.date()), changed.date_source) == ("2021-05-03", "header")


def test_a_header_of_a_month_gives_its_first_day_and_says_so(tmp_path):
    page = read_page(tmp_path, " date 2024-10 It rained.")
    assert (str(page.published_date.date()), page.date_precision, page.date_source) == ("2024-10-01", "month", "header")


@pytest.mark.parametrize(
    "text, agency",
    [
        ("LIMA (Reuters) - It rained.", "Reuters"),
        ("LIMA, May 3. /TASS/. It rained.", "TASS"),
        ("LIMA, May 3, Kyodo\n\nIt rained.", "Kyodo"),
        ("Lima (PNA/Xinhua) — It rained.", "Xinhua"),
        ("It rained.\n\nIt stopped. (AP)", "AP"),
        ("By The Associated Press\n\nIt rained.", "AP"),
    ],
)
def test_a_wire_agency_is_credited_by_form(tmp_path, text, agency):
    assert read_page(tmp_path, text).agency == agency


def test_an_agency_in_a_sentence_is_no_credit_and_an_unknown_outlet_stays_missing(tmp_path):
    for text in (
        "Officials told the Associated Press (AP) that rain fell, Reuters said.",
        "The Korean Central News Agency (KCNA) said that rain fell.",
        "Rain fell, said a report of the Korean Central News Agency (KCNA)",
    ):
        page = read_page(tmp_path, text)
        assert page.isna().agency and page.isna().outlet


def test_outlet_and_title_stand_in_lines_of_their_own(tmp_path):
    page = read_page(tmp_path, " date 2021-05-03 Daily Rain / world\n\nMenu\nRain Falls On Lima\n\nIt rained.")
    assert (page.outlet, page.title) == ("Daily Rain", "Rain Falls On Lima")


def test_texts_with_one_stem_are_named_by_their_path(tmp_path):
    for place in ("2020/rain", "2021/rain", "2021/snow"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).with_suffix(".txt").write_text(f"It rained in {place}.")
    documents, _ = read_documents([tmp_path, tmp_path / "2021" / "snow.txt"])
    assert documents.document_id.tolist() == ["2020/rain", "2021/rain", "snow"]


def test_texts_that_differ_in_header_and_blanks_only_are_copies(tmp_path):
    for name, text in {"a": " date 2021-05-03 It  rained.\n", "b": "It rained.", "c": "It snowed."}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    documents, _ = read_documents([tmp_path])
    assert documents.copy_group.tolist() == ["a", "a", "c"]


def test_as_of_leaves_later_texts_unread_and_keeps_undated_ones(tmp_path):
    for name, text in {"early": " date 2021-05-03 Rain.", "late": " date 2021-05-05 Rain.", "undated": "Rain."}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    documents, rejected = read_documents([tmp_path], as_of="2021-05-04")
    assert documents.status.tolist() == ["read", "rejected", "read"]
    assert rejected.document_id.tolist() == ["late"] and rejected.reason[0].startswith("published after as_of")
    assert documents.text[1] == ""


def test_the_hash_is_that_of_the_bytes_and_the_text_stays_as_received(tmp_path):
    page = read_page(tmp_path, " date 2021-05-03  It \r\nrained. ")
    assert page.text == " date 2021-05-03  It \r\nrained. "
    assert page.sha256 == hashlib.sha256(b" date 2021-05-03  It \r\nrained. ").hexdigest()


def test_the_seeds_are_read_with_day_outlet_agency_and_title():
    documents, rejected = read_documents([SEEDS])
    assert rejected.empty and documents.published_date.astype(str).tolist() == ["2026-01-27", "2026-01-04"]
    assert documents.outlet.fillna("").tolist() == ["", "ETV Bharat"] and documents.agency.fillna("").tolist() == [
        "",
        "AP",
    ]
    assert documents.title[1].startswith("North Korea Launches Ballistic Missiles")
