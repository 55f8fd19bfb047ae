"""Documents: files -> documents, and what was refused and why.

In      files and folders of texts (*.txt), as received
Out     documents (columns.DOCUMENTS), a row a file; rejected, a row a file that is not read
Units   published_date is the day of the page, where it is printed
Missing published_date, outlet, agency and title are <NA> unless the page gives them by form; a rejected text is ""
Next    reading takes the rows with status read; every span points into documents.text

One bad file never stops the others. Only a folder that is missing, or has nothing to read, is an error.
"""

import hashlib
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.columns import make_frame
from analysis.documents.copies import group_copies
from analysis.documents.credits import dateline_day, find_agency, outlet_of_line
from analysis.documents.decoding import NotText, decode_bytes
from analysis.documents.pages import HEADER, Block, read_blocks
from analysis.documents.stamps import is_stamp, real_day, stamp_day
from analysis.settings import ROOT

MAX_BYTES = 5_000_000  # our choice: a story is a few kB; anything near this is no story
TOP_BLOCKS, STORY_BLOCKS, LAST_BLOCKS = 12, 2, 2  # our choice: a stamp stands near the top, or in the last lines


class NoTexts(Exception):
    """There is nothing to read; the message names the folder and what would be right."""


@dataclass(frozen=True)
class _File:
    path: Path
    name: str
    folder: Path | None = None


def read_documents(
    paths: Sequence[Path],
    *,
    as_of: str | None = None,
    known: Mapping[str, Mapping[str, Any]] | None = None,
    group: Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]] = group_copies,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The texts of files and folders, and those that were refused: a row a file in each.

    paths: files, or folders of *.txt. as_of: an ISO day; texts published later are not read, undated ones are.
    known: what pages say of themselves, by the hash of their bytes, where that was found before.
    group: how copies among them are found.
    Raises NoTexts when a path is missing or no text can be read.
    """
    last_day = date.fromisoformat(as_of) if as_of else None
    files = [file for path in paths for file in _files_of(Path(path))]
    files = list({file.path.absolute(): file for file in reversed(files)}.values())[::-1]
    named = zip(files, _name_documents(files))
    rows = [_read_file(file, document_id, last_day, known or {}) for file, document_id in named]
    if not any(row["status"] == "read" for row in rows):
        refused = "; ".join(f"{row['path']}: {row['reason']}" for row in rows[:3]) or "no file ends in .txt"
        places = ", ".join(_say_place(Path(path)) for path in paths) or "no folder given"
        raise NoTexts(f"no readable text in {places} ({refused}); expected .txt files of one story each")
    rejected = [_refusal(row) for row in rows if row["status"] == "rejected"]
    return make_frame("documents", group(rows)), make_frame("rejected", rejected)


def _say_place(path: Path) -> str:
    """A path as it is named in the project: readers of an index need not know where that lies."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def describe_text(text: str) -> pd.DataFrame:
    """The documents frame of one text that is given as it is, not as a file."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    named = dict.fromkeys(("document_id", "path", "copy_group"), "text")
    return make_frame("documents", [named | _describe_page(text) | {"text": text, "sha256": digest, "status": "read"}])


def _files_of(path: Path) -> Iterator[_File]:
    if not path.exists():
        raise NoTexts(f"no such file or folder: {_say_place(path)}; expected a folder of .txt files, or such a file")
    if not path.is_dir():
        yield _File(path, path.name)
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        hidden = any(part.startswith(".") for part in inside.parts)
        if file.suffix.lower() == ".txt" and not hidden and not file.is_dir():
            yield _File(file, inside.as_posix(), path)


def _name_documents(files: Sequence[_File]) -> list[str]:
    """The stem of each file; where two share it, the path in its folder, then the whole path."""
    names = [
        (
            file.path.stem,
            file.name.removesuffix(file.path.suffix),
            file.path.with_suffix("").as_posix(),
            file.path.as_posix(),
        )
        for file in files
    ]
    taken = [Counter(level) for level in zip(*names)]
    return [next((name for name, count in zip(levels, taken) if count[name] == 1), levels[-1]) for levels in names]


def _read_file(
    file: _File, document_id: str, last_day: date | None, known: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    row = {"document_id": document_id, "path": file.name, "copy_group": document_id, "text": "", "sha256": ""}
    row |= {"status": "rejected", "date_precision": "none", "date_source": "none"}
    try:
        content, row["sha256"] = _read_bytes(file)
        text, note = decode_bytes(content)
    except NotText as error:
        return row | {"reason": str(error)}
    except OSError as error:
        return row | {"reason": f"cannot be read: {error.strerror or 'input error'}"}
    page = known.get(row["sha256"]) or _describe_page(text, note)
    if last_day and page["published_date"] and page["published_date"] > last_day:
        dated = {key: page[key] for key in ("published_date", "date_precision", "date_source")}
        return row | dated | {"reason": f"published after as_of: {page['published_date']} is later than {last_day}"}
    return {**row, **page, "status": "read", "text": text}


def _read_bytes(file: _File) -> tuple[bytes, str]:
    """The bytes of a file and their hash. Raises NotText for what is no file of a story's size, OSError."""
    if file.folder and not file.path.resolve().is_relative_to(file.folder.resolve()):
        raise NotText("a link that leads out of the folder")
    facts = file.path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise NotText("no regular file")
    if facts.st_size > MAX_BYTES:
        raise NotText(f"{facts.st_size / 1e6:.1f} MB; a text has at most {MAX_BYTES / 1e6:.0f} MB")
    content = file.path.read_bytes()
    return content, hashlib.sha256(content).hexdigest()


def _describe_page(text: str, note: str | None = None) -> dict[str, Any]:
    """What the page says of itself: its day, outlet, agency and title; and what was noticed while reading it."""
    blocks = read_blocks(text)
    paragraphs = [text[block.start : block.end] for block in blocks]
    head = [paragraph for block, paragraph in zip(blocks, paragraphs) if not HEADER.fullmatch(paragraph)]
    titles = (" ".join(p.split()) for block, p in zip(blocks, paragraphs) if block.part == "title")
    publication = _publication(text, blocks)
    return publication | {
        "reason": "; ".join(filter(None, (note, publication["reason"]))) or None,
        "outlet": outlet_of_line(head[0]) if head else None,
        "agency": find_agency(head[:TOP_BLOCKS] + head[TOP_BLOCKS:][-LAST_BLOCKS:]),
        "title": next(titles, None),
    }


def _publication(text: str, blocks: Sequence[Block]) -> dict[str, Any]:
    """The day of publication: a stamp or dateline at the top, else the header, else a stamp at the end."""
    top, last = _stamped_days(text, _top_of(blocks)), _stamped_days(text, blocks[-LAST_BLOCKS:])
    header_day, precision, note = _header_day(text)
    # A crawler's header is sometimes stale; a page's own stamp is not. One that tells of a change only fills a gap.
    firm = next((day for day, late in top if not late), None)
    if firm:
        return {"published_date": firm, "date_precision": "day", "date_source": "body", "reason": note}
    if header_day:
        return {"published_date": header_day, "date_precision": precision, "date_source": "header", "reason": note}
    for day, _ in (*top, *last):
        return {"published_date": day, "date_precision": "day", "date_source": "body", "reason": note}
    return {"published_date": None, "date_precision": "none", "date_source": "none", "reason": note}


def _header_day(text: str) -> tuple[date | None, str, str | None]:
    header = HEADER.match(text)
    if not header:
        return None, "none", None
    year, month, day = header.group(2, 3, 4)
    found = real_day(int(year), int(month), int(day or 1))
    note = None if found else f"header date does not exist: {header[1].removeprefix('date ')}"
    return found, "day" if day else "month", note


def _top_of(blocks: Sequence[Block]) -> list[Block]:
    """The first blocks of a page, down to its second paragraph of story."""
    story = [number for number, block in enumerate(blocks) if block.part == "body"]
    below = story[STORY_BLOCKS - 1] + 1 if len(story) >= STORY_BLOCKS else len(blocks)
    return list(blocks[: min(below, TOP_BLOCKS)])


def _stamped_days(text: str, blocks: Sequence[Block]) -> list[tuple[date, bool]]:
    """Days that stamps and datelines give, and whether each is only that of a late change."""
    found = []
    for block in blocks:
        paragraph = text[block.start : block.end]
        if block.part == "header" and not HEADER.fullmatch(paragraph) and is_stamp(paragraph):
            found.append(stamp_day(paragraph))
        elif block.part == "body":
            found.append((dateline_day(paragraph), False))
    return [(day, late) for day, late in found if day]


def _refusal(row: dict[str, Any]) -> dict[str, Any]:
    return {"document_id": row["document_id"], "path": row["path"], "stage": "documents", "reason": row["reason"]}
