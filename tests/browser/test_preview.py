"""The preview as an author has it: a browser beside an editor, and a terminal below."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visit, barriers, visiting
from tests.processes import heed_interrupts
from tests.projects import ROOT, entry, write_buildable_project

pytestmark = pytest.mark.browser

PATH = "content/2022-02/a.md"
WRONG = entry(section="ligitation", title="'<img src=x onerror=alert(1)>'")


@dataclass
class Author:
    """Somebody who writes, with a preview that runs."""

    root: Path
    process: subprocess.Popen[str]
    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    def save(self, text: str, path: str = PATH) -> None:
        """Save as many editors do: beside the file, which the new one then replaces."""
        unfinished = self.root / f"{path}.tmp~"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(self.root / path)

    def end(self) -> str:
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=20)[0]


@pytest.fixture
def author(tmp_path: Path, browser: Browser) -> Iterator[Author]:
    root = write_buildable_project(tmp_path / "p", {PATH: entry()})
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--project", str(root)]
    process = subprocess.Popen(
        [*command, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        preexec_fn=heed_interrupts,
    )
    assert process.stdout
    found = (re.search(r"http://127\.0\.0\.1:[0-9]+/", line) for line in process.stdout)
    url = next(match[0] for match in found if match)
    with visiting(browser, url) as visit:
        yield Author(root, process, visit)
    process.kill()
    process.communicate()


def test_what_is_saved_is_on_the_screen_and_what_is_wrong_lies_over_it(author: Author) -> None:
    page = author.visit.open("2022-02/a/")
    words = page.locator(".entry__text, article").first
    panel = page.locator(".preview__panel")
    expect(words).to_contain_text("The authority fined a company.")
    expect(panel).to_have_count(0)
    author.save(entry(body="The authority fined two companies.[^press]\n"))
    expect(words).to_contain_text("fined two companies")
    author.save(WRONG)
    expect(panel).to_contain_text("content/2022-02/a.md:3:10")
    expect(panel).to_contain_text("did you mean 'litigation'?")
    expect(words).to_contain_text("fined two companies")
    author.save(entry(body="The authority fined three companies.[^press]\n"))
    expect(words).to_contain_text("fined three companies")
    expect(panel).to_have_count(0)
    assert author.visit.complaints == []
    said = author.end()
    assert author.process.returncode == 0
    assert "content/2022-02/a.md:3:10: error[unknown-section]" in said
    assert said.endswith("The preview has stopped.\n")


def test_the_panel_is_closed_by_keyboard_and_stays_so(author: Author) -> None:
    page = author.visit.open("2022-02/a/")
    author.save(WRONG)
    fault = page.locator(".preview__fault--error")
    expect(fault).to_be_visible()
    assert barriers(page) == ""
    page.keyboard.press("Escape")
    expect(fault).to_be_hidden()
    page.reload()
    expect(page.locator(".preview__summary")).to_be_visible()
    expect(fault).to_be_hidden()
    page.locator(".preview__summary").press("Enter")
    expect(fault).to_be_visible()
    author.save(WRONG.replace("jurisdictions: [GB]", "jurisdictions: [UK]"))
    expect(page.locator(".preview__fault")).to_have_count(2)
    expect(fault.first).to_be_visible()
    assert author.visit.complaints == []


def test_the_search_knows_what_was_saved_before_it_was_begun(author: Author) -> None:
    page = author.visit.open("2022-02/a/")
    author.save(entry(body="The authority fined a zymurgist.[^press]\n"))
    expect(page.locator("article").first).to_contain_text("zymurgist")
    author.visit.open("search/?q=zymurgist")
    expect(page.locator("mark").first).to_have_text("zymurgist")
