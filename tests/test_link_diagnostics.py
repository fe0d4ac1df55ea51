"""What is said of the answers, what a written reason leaves out, and the report for an issue."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from bulletin.diagnostics.report import Location, Report, Severity
from bulletin.link_checker.fetching import Answer
from bulletin.link_checker.link_collection import Link
from bulletin.link_checker.link_diagnostics import Findings, judge
from bulletin.link_checker.markdown_report import MOST_CHARACTERS, compose_report
from bulletin.schema.known_links import KnownLink, read_known_links
from bulletin.values.link_verdicts import KNOWABLE, Verdict
from tests.projects import ROOT, entry, faults_of, write_project

TODAY = date(2026, 3, 1)
PAGE = "https://www.example.org/press/1"
PLACES = (Location("content/2022-02/a.md", 8, 10), Location("content/2022-02/b.md", 8, 10))
SOUND = Answer(Verdict.SOUND)
FORBIDDEN = Answer(Verdict.REFUSED, "403 Forbidden")


def told(answers: Mapping[str, Answer], known: tuple[KnownLink, ...] = ()) -> Findings:
    """What is found where each address stands once, or twice if it is `PAGE`."""
    links = [
        Link(address, PLACES if address == PAGE else (Location("content/a.md", 1, 1),))
        for address in answers
    ]
    pages = {link.page: answers[link.address] for link in links}
    return judge(links, pages, known, TODAY)


def lines(findings: Findings) -> list[str]:
    found = list(findings.diagnostics(TODAY))
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [f"{one.location}: [{one.code}]: {one.message} ({one.hint})" for one in found]


@pytest.fixture
def known(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> object:
    """The list of known links that a text is."""
    root = write_project(tmp_path_factory.mktemp("p"), {"content/links.yml": request.param})
    report = Report()
    links = read_known_links(root, report)
    assert report.diagnostics == []
    return links


# What is said


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            Answer(Verdict.DEAD, "404 Not Found"),
            f"[dead-link]: '{PAGE}' is gone: 404 Not Found"
            " (look for its new address, or add an archived copy of it)",
        ),
        (
            Answer(Verdict.MOVED, "it has moved permanently", "https://new.example.org/1"),
            f"[moved-link]: '{PAGE}' has moved permanently (write https://new.example.org/1)",
        ),
        (
            FORBIDDEN,
            f"[refused-link]: '{PAGE}' cannot be checked: 403 Forbidden (open it in a browser;"
            " if it works, add it to content/links.yml with the reason)",
        ),
        (
            Answer(Verdict.SLOW, "no reply within 20 seconds"),
            f"[slow-link]: '{PAGE}' is too slow: no reply within 20 seconds"
            " (check again tomorrow; if it persists, see whether the page has moved)",
        ),
        (
            Answer(Verdict.UNREACHABLE, "no host has this name"),
            f"[unreachable-link]: '{PAGE}' cannot be reached: no host has this name"
            " (check again tomorrow; if it persists, see whether the page has moved)",
        ),
        (
            Answer(Verdict.FAILING, "it redirects in a circle"),
            f"[failing-link]: '{PAGE}' does not work: it redirects in a circle"
            " (check again tomorrow; if it persists, see whether the page has moved)",
        ),
        (
            Answer(Verdict.LOCAL, "www.example.org is 10.0.0.1"),
            f"[local-link]: '{PAGE}' leads into a local network: www.example.org is 10.0.0.1"
            " (give an address that everybody can open)",
        ),
    ],
)
def test_a_verdict_is_told_at_each_place(answer: Answer, expected: str) -> None:
    assert lines(told({PAGE: answer})) == [f"{place}: {expected}" for place in PLACES]


def test_a_sound_address_is_not_told() -> None:
    assert lines(told({PAGE: SOUND})) == []


def test_a_fragment_goes_along() -> None:
    moved = Answer(Verdict.MOVED, "", "https://new.example.org/1")
    (line,) = lines(told({f"{PAGE}#part": moved}))
    assert line.endswith("(write https://new.example.org/1#part)")
    moved = Answer(Verdict.MOVED, "", "https://new.example.org/1#other")
    (line,) = lines(told({f"{PAGE}#part": moved}))
    assert line.endswith("(write https://new.example.org/1#other)")


def test_a_home_page_is_not_the_page() -> None:
    (line, _) = lines(told({PAGE: Answer(Verdict.MOVED, "", "https://new.example.org/")}))
    assert "it now leads to a home page, https://new.example.org/; look for the page" in line


# What is known

REFUSED_SITE = """\
- address: https://www.example.org/*
  verdict: refused
  reason: The site answers browsers only.
"""


@pytest.mark.parametrize("known", [REFUSED_SITE], indirect=True)
def test_what_is_known_is_not_told(known: tuple[KnownLink, ...]) -> None:
    findings = told({PAGE: FORBIDDEN, "https://other.example.org/": FORBIDDEN}, known)
    assert [one.link.address for one in findings.told] == ["https://other.example.org/"]
    assert [one.link.address for one in findings.known] == [PAGE]
    assert findings.unused == ()


@pytest.mark.parametrize("known", [REFUSED_SITE], indirect=True)
def test_another_verdict_is_told(known: tuple[KnownLink, ...]) -> None:
    *dead, needless = lines(told({PAGE: Answer(Verdict.DEAD, "404 Not Found")}, known))
    assert len(dead) == len(PLACES)
    assert needless == (
        "content/links.yml:1:3: [unused-known-link]: no checked address matches "
        "this item with the verdict 'refused' "
        "(delete the item, so that the list contains only what is needed)"
    )


@pytest.mark.parametrize(
    "known", [REFUSED_SITE.replace("/*", "/press/1"), REFUSED_SITE], indirect=True
)
def test_an_address_covers_its_fragments(known: tuple[KnownLink, ...]) -> None:
    assert lines(told({f"{PAGE}#part": FORBIDDEN}, known)) == []


@pytest.mark.parametrize("known", [REFUSED_SITE.replace("/*", "/press")], indirect=True)
def test_an_address_without_star_is_one_page(known: tuple[KnownLink, ...]) -> None:
    assert len(lines(told({PAGE: FORBIDDEN}, known))) == len(PLACES) + 1


@pytest.mark.parametrize("known", [REFUSED_SITE + "  until: 2026-02\n"], indirect=True)
def test_a_reason_that_is_over_covers_nothing(known: tuple[KnownLink, ...]) -> None:
    *refused, over = lines(told({PAGE: FORBIDDEN}, known))
    assert len(refused) == len(PLACES)
    assert over.endswith(
        "this item applied until 2026-02"
        " (check the address again: delete the item, or give it a later date)"
    )


@pytest.mark.parametrize("known", [REFUSED_SITE + "  until: 2026-03\n"], indirect=True)
def test_a_month_is_over_with_its_last_day(known: tuple[KnownLink, ...]) -> None:
    assert lines(told({PAGE: FORBIDDEN}, known)) == []


@pytest.mark.parametrize("known", ["# nothing yet\n"], indirect=True)
def test_a_list_may_be_empty(known: tuple[KnownLink, ...]) -> None:
    assert known == ()


# The report


@pytest.mark.parametrize("known", [REFUSED_SITE], indirect=True)
def test_the_report_groups_what_was_found(known: tuple[KnownLink, ...]) -> None:
    answers = {
        PAGE: Answer(Verdict.DEAD, "404 Not Found"),
        "https://a.org/": Answer(Verdict.MOVED, "moved", "https://b.org/"),
        "https://c.org/": SOUND,
    }
    press = "https&#58;//www&#46;example&#46;org/press/1"
    assert compose_report(told(answers, known), TODAY) == (
        "Pages in the bulletin: 3. With problems: 2. Checked on 2026-03-01.\n"
        "\n## Gone (1)\n\n"
        f'- <a href="{press}"><code>{press}</code></a>: 404 Not Found\n'
        "  - <code>content/2022-02/a&#46;md&#58;8&#58;10</code>\n"
        "  - <code>content/2022-02/b&#46;md&#58;8&#58;10</code>\n"
        "\n## Moved (1)\n\n"
        '- <a href="https&#58;//a&#46;org/"><code>https&#58;//a&#46;org/'
        "</code></a>: moved\n"
        '  - now <a href="https&#58;//b&#46;org/"><code>https&#58;//b&#46;org'
        "/</code></a>\n"
        "  - <code>content/a&#46;md&#58;1&#58;1</code>\n"
        "\n## Not needed in <code>content/links&#46;yml</code> (1)\n\n"
        "- <code>https&#58;//www&#46;example&#46;org/&#42;</code>:"
        " <code>refused</code>, line 1\n"
    )


def test_nothing_that_was_written_means_anything_in_the_report() -> None:
    hostile = "https://x.org/@octocat/#1`|<img>*_~[a](b)!&amp;\"'"
    words = "<b>@octocat</b>\n# no heading"
    answers = {hostile: Answer(Verdict.FAILING, words)}
    (item,) = [line for line in compose_report(told(answers), TODAY).split("\n") if "x&" in line]
    parts = re.fullmatch(r'- <a href="(.*?)"><code>(.*?)</code></a>: (.*)', item)
    assert parts
    assert [unescape(part) for part in parts.groups()] == [hostile, hostile, words]
    assert not set("@`|<>*_~[]()!\"'\\") & set("".join(parts.groups()))


def test_a_long_report_is_cut_between_lines() -> None:
    answers = {f"https://x.org/{n}": FORBIDDEN for n in range(1000)}
    *lines, empty, last, end = compose_report(told(answers), TODAY).split("\n")
    assert MOST_CHARACTERS - 200 < len("\n".join(lines)) < MOST_CHARACTERS
    assert lines[-1].startswith("  - <code>")
    assert (empty, end) == ("", "")
    left = 3 + 2 * len(answers) + 1 - len(lines)
    assert last == f"{left} more lines are left out; `bulletin links` shows everything."


@pytest.mark.parametrize("known", [REFUSED_SITE], indirect=True)
def test_a_report_without_headings_has_nothing_to_tell(known: tuple[KnownLink, ...]) -> None:
    assert compose_report(told({PAGE: FORBIDDEN}, known), TODAY) == (
        "Pages in the bulletin: 1. With problems: 1, known: 1. Checked on 2026-03-01.\n"
    )


# The guide

GUIDE = (ROOT / "docs/links.md").read_text(encoding="utf-8")


def test_the_example_of_the_guide_is_sound(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    root = write_project(tmp_path, {"content/links.yml": example, "content/2022-02/a.md": entry()})
    assert faults_of(root) == ""
    assert len(read_known_links(root, Report())) == 2


def test_the_guide_names_everything_that_can_be_known() -> None:
    assert [verdict for verdict in KNOWABLE if f"`{verdict}`" not in GUIDE] == []
