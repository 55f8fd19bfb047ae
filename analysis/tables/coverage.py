"""Coverage: what a page was made from, and how to read it.

In      documents, mentions, refusals, rejected; Settings; the tables that define verdicts and grades
Out     Piece: a table that a notebook shows
Units   none
Missing "not stated"
Next    the notebooks show them below what they found

Nothing here knows the day or the machine it runs on: the same inputs give the same page.
"""

import tomllib
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.links import Shown, name_setting, name_text
from analysis.prose.story import Sentence, join_parts, say
from analysis.prose.words import say_published, say_text
from analysis.rules import load_rules
from analysis.settings import ROOT, Settings
from analysis.tables.labels import say_code
from analysis.tables.pieces import UNSTATED, Piece, join, make_table, show_grade, show_verdict

# The libraries whose versions can show in a page. Python's own cannot: a page is the same under each that is supported.
SHAPING = ("pandas", "matplotlib", "nbconvert", "mistune", "jinja2")


def tabulate_documents(documents: pd.DataFrame, mentions: pd.DataFrame) -> Piece:
    """The texts that were read, each with its file, its day, its copies and the launches it tells."""
    told = mentions.groupby("document_id").size()
    read = documents[documents.status == "read"]
    shown = [
        {
            "Text": row["title"] or say_text(row),
            "Printed by": row["outlet"] or UNSTATED,
            "Agency": row["agency"] or UNSTATED,
            "Published": say_published(row),
            "Launches told": told.get(row["document_id"], 0),
            "Copy of": UNSTATED if row["copy_group"] == row["document_id"] else row["copy_group"],
            "Noticed": row["reason"] or UNSTATED,
            "File": Piece("{}<br>SHA-256 {}").format(row["path"], row["sha256"][:12]),
        }
        for row in read_rows(read)
    ]
    return make_table("Texts read", shown, [name_text(document) for document in read.document_id])


def tabulate_rejected(rejected: pd.DataFrame) -> Piece:
    """What was not used, and why."""
    shown = [
        {
            "File or text": row["path"],
            "What": say_code("stage", row["stage"]),
            "Words": Piece("“{}”").format(row["quote"]) if row["quote"] else UNSTATED,
            "Reason": row["reason"],
        }
        for row in read_rows(rejected)
    ]
    files = [row["path"] if row["stage"] == "documents" else None for row in read_rows(rejected)]
    names = [name_text(path) if path and path not in files[:place] else None for place, path in enumerate(files)]
    return make_table("Not used", shown, names)


def tabulate_refusals(refusals: pd.DataFrame) -> Piece:
    """The words that look like a launch or a value of one and were not taken, and why."""
    shown = [
        {
            "Text": row["document_id"],
            "Sentence": row["sentence"],
            "Words": Piece("“{}”").format(row["quote"]),
            "Looks like": say_code("refused", row["attribute"]),
            "Reason": row["reason"],
        }
        for row in read_rows(refusals)
    ]
    return make_table("Words not used", shown)


def count_parts(sentences: pd.DataFrame) -> Piece:
    """How many sentences are in which part of their page, with the first of each."""
    parts = sentences.groupby("part", sort=False)
    shown = [
        {"Part of the page": part, "Sentences": len(group), "The first": Piece("“{}”").format(group.text.iloc[0])}
        for part, group in parts
    ]
    return make_table("Sentences by the part of the page they stand in", shown)


def tabulate_verdicts() -> Piece:
    """What each verdict means, with its mark."""
    verdicts = load_rules("labels")["verdict"]
    shown = [{"Verdict": show_verdict(code), "Meaning": label["meaning"]} for code, label in verdicts.items()]
    return make_table("Verdicts on what families of authorities say", shown)


def tabulate_grades() -> Piece:
    """What each grade of credibility means."""
    shown = [{"Credibility": show_grade(entry["grade"]), "Rule": entry["rule"]} for entry in load_rules()["grade"]]
    return make_table("Credibility, after the Admiralty code (NATO AJP-2.1)", shown)


def tabulate_settings(settings: Settings) -> Piece:
    """What a run was asked for, and by which versions it was done; the same lock gives the same."""
    own = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    versions = join((f"launchbook {own}", *(f"{name} {_find_version(name)}" for name in SHAPING)), ", ")
    shown: list[dict[str, Any]] = [{"Setting": "made with", "Value": versions}]
    for field in fields(settings):
        value = getattr(settings, field.name)
        words = ", ".join(value) if isinstance(value, tuple) else value
        shown.append({"Setting": field.name, "Value": "no limit" if words in (None, "") else words})
    return make_table("Settings of this run", shown, [None, *(name_setting(field.name) for field in fields(settings))])


def say_window(settings: Settings, claims: pd.DataFrame, mentions: pd.DataFrame) -> Sentence:
    """The limits of the launches shown, and whether tellings lie outside; empty where there is no limit."""
    limits = {"from": "from_date", "to": "to_date", "by": "actors"}
    words = {word: getattr(settings, name) for word, name in limits.items() if getattr(settings, name)}
    if not words:
        return []
    told = [
        say(f"{word} ", (", ".join(limit) if word == "by" else limit, Shown(name_setting(limits[word]))))
        for word, limit in words.items()
    ]
    outside = claims.mention_id.nunique() > len(mentions)
    return say("only launches ", join_parts(told, " ", " "), "; others are told and left out" if outside else "")


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
