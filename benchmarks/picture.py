"""Picture: the top of the brief as the README shows it.

In      reports/launches.html, rendered before; Chromium, found on the machine
Out     reports/brief.png: the first screen at 1000 pixels, in few colours so that it stays small
Units   pixels
Missing a machine without Chromium gives an error that says so
Next    README.md
"""

import io
import shutil
import sys

from analysis.settings import REPORTS

SIZE = {"width": 1000, "height": 1320}
COLOURS = 24  # our choice: text and one accent need no more
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def take_picture() -> bytes:
    """The top of the brief as PNG bytes. Raises RuntimeError where there is no browser."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        raise RuntimeError(f"no browser found under {', '.join(BROWSERS)}; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto((REPORTS / "launches.html").as_uri())
        shot = Image.open(io.BytesIO(page.screenshot()))
        browser.close()
    small = io.BytesIO()
    shot.convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    try:
        (REPORTS / "brief.png").write_bytes(take_picture())
    except RuntimeError as error:
        sys.exit(str(error))
