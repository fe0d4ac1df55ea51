"""Takes the pictures: those of the README from the real site, and the one for shared links.

python -m tests.pictures [NAME ...]

They depend on the fonts of the machine; those in the repository were taken with Palatino's
free twin P052, Noto Sans and Noto Serif CJK.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build, print_issue
from bulletin.site.chromium import HOW, find_chromium
from tests.browser.server import serving
from tests.projects import ROOT

IMAGES = ROOT / "docs/images"
SHARED = ROOT / "content/look/share.png"
COLOURS = 128


@contextmanager
def opened(
    browser: Browser, address: str, width: int = 1280, height: int = 900, dark: bool = False
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        device_scale_factor=2 if width < 500 else 1,
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def save(png: bytes, file: Path, width: int | None = None) -> None:
    """Write a picture with few colours, and no wider than `width`."""
    with Image.open(BytesIO(png)) as opened_image:
        image = opened_image.convert("RGB")
    if width and image.width > width:
        image = image.resize((width, image.height * width // image.width), Image.Resampling.LANCZOS)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")


def issue(browser: Browser, home: str) -> None:
    with opened(browser, home + "2022-02/", height=1000) as page:
        save(page.screenshot(), IMAGES / "issue.png")


def entry(browser: Browser, home: str) -> None:
    with opened(browser, home + "2022-07/china-export-security-assessment/", height=1240) as page:
        save(page.screenshot(), IMAGES / "entry.png")


def entry_dark(browser: Browser, home: str) -> None:
    address = home + "2022-02/resume-crawling-210-million/"
    with opened(browser, address, height=1060, dark=True) as page:
        save(page.screenshot(), IMAGES / "entry-dark.png")


def phone(browser: Browser, home: str) -> None:
    with opened(browser, home, width=390, height=844) as page:
        save(page.screenshot(), IMAGES / "phone.png", width=585)


def search(browser: Browser, home: str) -> None:
    with opened(browser, home + "search/?q=China") as page:
        expect(page.locator(".result").first).to_be_visible()
        save(page.screenshot(), IMAGES / "search.png")


def sanctions(browser: Browser, home: str) -> None:
    with opened(browser, home + "sanctions/") as page:
        save(page.screenshot(), IMAGES / "sanctions.png")


def printed(_browser: Browser, _home: str) -> None:
    """The first two pages of an issue, turned into pictures by pdftoppm (poppler-utils)."""
    with TemporaryDirectory() as folder:
        pdf = Path(folder, "issue.pdf")
        print_issue(Project(ROOT, Path(folder, "site")), "2022-02", pdf, Report())
        command = ["pdftoppm", "-png", "-r", "75", "-l", "2", str(pdf), f"{folder}/page"]
        subprocess.run(command, check=True)
        sheets = [Image.open(file) for file in sorted(Path(folder).glob("page*.png"))]
        width, height = sheets[0].size
        both = Image.new("RGB", (2 * width + 30, height + 20), "#c9c6bf")
        for place, sheet in enumerate(sheets):
            both.paste(sheet, (10 + place * (width + 10), 10))
        content = BytesIO()
        both.save(content, "PNG")
        save(content.getvalue(), IMAGES / "print.png")


def shared(browser: Browser, _home: str) -> None:
    with opened(browser, "about:blank", width=1200, height=630) as page:
        page.set_content((IMAGES / "share.html").read_text(encoding="utf-8"))
        save(page.screenshot(), SHARED)


PICTURES: Mapping[str, Callable[[Browser, str], None]] = {
    one.__name__: one
    for one in (issue, entry, entry_dark, phone, search, sanctions, printed, shared)
}


def main(names: list[str]) -> None:
    program = find_chromium()
    if program is None:
        sys.exit(f"error: {HOW}")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Project(ROOT, Path(folder, "site")), Report()).folder
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with serving(site, "/") as home:
            for name in names or PICTURES:
                PICTURES[name](browser, home)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
