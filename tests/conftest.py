"""What all tests share: the folder of the house, and the browser where there is one."""

import shutil
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds everything."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def browser_path() -> str:
    """An installed Chromium, for playwright's `executable_path`; tests that need one are skipped without it."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or pytest.skip(f"no browser: looked for {', '.join(BROWSERS)}")
