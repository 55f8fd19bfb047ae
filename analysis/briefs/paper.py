"""Paper: a page as PDF, printed by the Chromium of the machine.

In      a page, as a file
Out     a PDF file beside it
Units   seconds
Missing a machine without Chromium prints nothing, and says so before anything is made
Next    runs publishes it with the page
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from analysis.briefs import BadUse, BriefFailed

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LONGEST_SECONDS = 120  # our choice: a page of three hundred launches takes a few


def find_browser() -> str:
    """The Chromium of this machine. Raises BadUse where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise BadUse(f"--pdf needs Chromium, and none is installed under these names: {', '.join(BROWSERS)}")
    return found


def print_page(page: Path, pdf: Path, browser: str) -> None:
    """Print `page` to `pdf`. Raises BriefFailed when the browser gives none."""
    # The administrator of a container has no sandbox to give; the page is ours and loads nothing.
    rights = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="launchbook-") as profile:
        options = ["--headless", *rights, "--no-pdf-header-footer", f"--user-data-dir={profile}"]
        command = [browser, *options, f"--print-to-pdf={pdf}", page.absolute().as_uri()]
        try:
            subprocess.run(command, capture_output=True, timeout=LONGEST_SECONDS, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise BriefFailed(f"{Path(browser).name} could not print the page: {error}") from error
    if not pdf.is_file():
        raise BriefFailed(f"{Path(browser).name} printed no page")
