"""Strays: links in a folder that lead out of it.

In      a folder
Out     one message a link, with what would be right
Units   none
Missing a folder that is not there has none
Next    whoever is about to read the folder refuses them; of texts, documents does so one by one
"""

from pathlib import Path


def find_strays(folder: Path) -> list[str]:
    """The links under `folder` whose target lies elsewhere, or nowhere."""
    home = folder.resolve()
    strays = [path for path in sorted(folder.rglob("*")) if path.is_symlink() and not _is_at_home(path, home)]
    told = f"a link that leads out of {folder.name}/; put the file itself there"
    return [f"{folder.name}/{path.relative_to(folder).as_posix()}: {told}" for path in strays]


def _is_at_home(path: Path, home: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):  # nowhere, or round and round
        return False
