"""Whole: a file is there as it was or as it shall be, never in part.

In      a path and bytes
Out     the file, with the rights that any new file gets
Units   none
Missing the folder is made when it is not there
Next    publish and the command line write by it
"""

import os
import tempfile
from pathlib import Path

NEW_FILE = 0o666  # before the umask


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=path.parent) as folder:
        making = Path(folder) / path.name
        # mkdtemp keeps others out of the folder; the file itself gets the rights any new file would get.
        with os.fdopen(os.open(making, os.O_CREAT | os.O_WRONLY, NEW_FILE), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(making, path)
