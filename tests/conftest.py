"""What all tests share: the folder of the house, and the browser where there is one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

from analysis.briefs.declarations import Brief, read_briefs
from analysis.briefs.kernels import run_notebook
from analysis.briefs.parameters import settle_values
from analysis.briefs.render import render_page
from analysis.briefs.summary import find_summary
from analysis.settings import BRIEFS

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Our choice: examples a property in a test, where a minute counts, and in a run of benchmarks.fuzz.
settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile(
    "long", settings.get_profile("quick"), max_examples=1000, suppress_health_check=list(HealthCheck)
)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds everything."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds_brief() -> Brief:
    """The brief of the shipped seeds, as it is declared."""
    return read_briefs(BRIEFS)[0]


@pytest.fixture(scope="session")
def seeds_notebook(seeds_brief: Brief) -> Any:
    """Its executed notebook, run once for all tests."""
    return run_notebook(seeds_brief.notebook, settle_values(seeds_brief))


@pytest.fixture(scope="session")
def seeds_page(seeds_brief: Brief, seeds_notebook: Any) -> str:
    """Its page."""
    return render_page(seeds_notebook, seeds_brief, find_summary(seeds_notebook))


def leave_out(reason: str) -> NoReturn:
    """A machine without what a test needs leaves it out and says why; a CI machine has to have it."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


@pytest.fixture(scope="session")
def browser_path() -> str:
    """An installed Chromium, for playwright's `executable_path`."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or leave_out(f"no browser: looked for {', '.join(BROWSERS)}")


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Any]:
    """A running Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        leave_out("no browser driver: playwright is not installed")
    with sync_playwright() as driver:
        # Inside a container the browser has no sandbox of its own to start; the page is ours and loads nothing.
        running = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        yield running
        running.close()
