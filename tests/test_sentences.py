"""What a branch changes, in words."""

import pytest

from bulletin.assembly.content import parse_text
from bulletin.assembly.content_files import is_text
from bulletin.branch_changes.change_summary import sentences
from bulletin.branch_changes.changed_texts import Change
from bulletin.branch_changes.git import ChangedFile
from bulletin.diagnostics.report import Report
from bulletin.schema.text_model import Written
from tests.bulletins import issue
from tests.projects import entry

A, B = "content/2022-02/a.md", "content/2022-02/b.md"


def written(path: str, text: str) -> Written | None:
    return parse_text(text.encode(), path, Report()) if is_text(path) and text else None


def change(path: str, before: str = "", after: str = "", to: str = "") -> Change:
    """A change of a file that has another path if it is given; no text where there is no file."""
    paths = (path if before else "", (to or path) if after else "")
    return Change(ChangedFile(*paths), written(path, before), written(to or path, after))


def told(*changes: Change) -> list[str]:
    return list(sentences(changes))


def with_fields(*lines: str, **changes: str) -> str:
    """The sample entry with more lines above its sources."""
    return entry(**changes).replace("sources:", "".join(f"{one}\n" for one in lines) + "sources:")


def sanctions(*given: str) -> str:
    return "sanctions: [" + ", ".join(f"{{{one}}}" for one in given) + "]"


FINE = "type: administrative-fine, amount: 40000000, currency: CNY"
CLOSES = "dates: {consultation_closes: 2022-02-21}"


# What is new


def test_the_example_of_a_pull_request() -> None:
    march = [f"content/2022-03/{name}.md" for name in "abc"]
    texts = [with_fields(CLOSES), with_fields(sanctions(FINE)), entry()]
    assert told(*(change(path, after=text) for path, text in zip(march, texts, strict=True))) == [
        "adds 3 entries to 2022-03, one deadline on 21 February 2022, "
        "one sanction of CNY 40,000,000"
    ]


def test_months_are_told_apart_and_new_ones_are_begun() -> None:
    assert told(
        change("content/2022-03/issue.md", after=issue()),
        change("content/2022-03/c.md", after=entry()),
        change("content/2022-03/d.md", after=with_fields(CLOSES)),
        change(A, after=entry()),
    ) == [
        "adds one entry to 2022-02",
        "starts the issue 2022-03 with 2 entries, one deadline on 21 February 2022",
    ]


def test_deadlines_are_listed_and_other_dates_are_not() -> None:
    dates = "dates: {in_force: 2022-03-01, appeal_by: 2022-04-01, compliance_by: 2022-05}"
    added = [change(A, after=with_fields(dates)), change(B, after=with_fields(CLOSES))]
    assert told(*added) == [
        "adds 2 entries to 2022-02, 3 deadlines (21 February 2022, 1 April 2022, May 2022)"
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((FINE,), "one sanction of CNY 40,000,000"),
        ((f"{FINE}, qualifier: at-least",), "one sanction of at least CNY 40,000,000"),
        ((f"{FINE}, per: person",), "one sanction of CNY 40,000,000 per person"),
        (("type: imprisonment, duration: P7Y",), "one sanction of 7 years"),
        (("type: order",), "one sanction (order)"),
        ((FINE, "type: ban"), "2 sanctions (Administrative fine of CNY 40,000,000; Ban)"),
    ],
)
def test_sanctions_are_told_as_they_were_imposed(given: tuple[str, ...], words: str) -> None:
    text = with_fields(sanctions(*given))
    assert told(change(A, after=text)) == [f"adds one entry to 2022-02, {words}"]


# What became of what was there


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (entry(), entry(title="Another title"), "its title"),
        (entry(), entry(body="Other words.\n"), "its text"),
        (entry(), with_fields("topics: [apps]", title="Another"), "its title, its topics"),
        (entry(), with_fields("deadline_unknown: true"), "its deadline unknown"),
        (entry(), entry(date="2022-02-25"), "date 25 February 2022 instead of 24 February 2022"),
        (
            with_fields(CLOSES),
            with_fields("dates: {consultation_closes: 2022-02-28}"),
            "consultation closes 28 February 2022 instead of 21 February 2022",
        ),
        (entry(), with_fields(CLOSES), "consultation closes 21 February 2022 is new"),
        (with_fields(CLOSES), entry(), "consultation closes 21 February 2022 is gone"),
        (
            with_fields(sanctions(FINE)),
            with_fields(sanctions(FINE.replace("40", "4"))),
            "Administrative fine of CNY 4,000,000 instead of Administrative fine of CNY 40,000,000",
        ),
        (
            with_fields(sanctions(FINE)),
            with_fields(sanctions(FINE, "type: ban")),
            "Ban is new",
        ),
        (with_fields(sanctions(FINE)), entry(), "Administrative fine of CNY 40,000,000 is gone"),
        (
            with_fields(sanctions(FINE)),
            with_fields(sanctions(f"{FINE}, status: final")),
            "details of Administrative fine of CNY 40,000,000",
        ),
    ],
)
def test_every_change_of_an_entry_is_told(before: str, after: str, words: str) -> None:
    assert told(change(A, before, after)) == [f"changes 2022-02/a: {words}"]


def test_what_is_the_same_is_not_told() -> None:
    assert told(change(A, entry(), entry() + "\n")) == []


def test_corrections_and_withdrawals_are_told_in_the_author_s_words() -> None:
    first = "corrections: [{date: 2022-03-02, note: The amount was wrong}]"
    both = "corrections: [{date: 2022-03-02, note: The amount was wrong}, "
    both += "{date: 2022-03-03, note: So was the name}]"
    withdrawn = "withdrawn: {date: 2022-03-04, reason: The source was withdrawn}"
    assert told(change(A, entry(), with_fields(first))) == [
        "corrects 2022-02/a: The amount was wrong"
    ]
    assert told(change(A, with_fields(first), with_fields(both, withdrawn))) == [
        "corrects 2022-02/a: So was the name",
        "withdraws 2022-02/a: The source was withdrawn",
    ]
    assert told(change(A, with_fields(withdrawn), entry())) == [
        "revokes the withdrawal of 2022-02/a"
    ]
    assert told(change(A, with_fields(first), entry())) == [
        "changes earlier corrections of 2022-02/a"
    ]


def test_entries_are_moved_and_removed() -> None:
    moved = change(A, entry(), with_fields("aliases: [2022-02/a]"), to="content/2022-03/c.md")
    assert told(moved) == ["moves 2022-02/a to 2022-03/c", "changes 2022-03/c: its aliases"]
    assert told(change(A, entry())) == ["removes 2022-02/a"]


def test_issues_and_pages_are_told() -> None:
    notes, about = "content/2022-02/issue.md", "content/pages/about.md"
    page = "---\ntitle: About\n---\nA page.\n"
    assert told(change(notes, issue(), issue("published: 2022-03-01\n", "Else.\n"))) == [
        "changes the issue 2022-02: its published, its text"
    ]
    assert told(change(about, after=page)) == ["adds the page about"]
    assert told(change(about, page, page.replace("A", "One"))) == [
        "changes the page about: its title, its text"
    ]
    assert told(change(about, page)) == ["removes the page about"]
    assert told(change(notes, issue())) == ["removes the issue 2022-02"]


def test_a_text_that_could_not_be_read_before_is_changed_as_a_file() -> None:
    assert told(change(A, "no fields", "no fields either")) == [f"changes {A}"]


# Everything else


def test_other_files_of_the_content_are_named() -> None:
    registry, image = "content/registry/laws.yml", "content/2022-02/a.png"
    assert told(change(registry, "x", "y"), change(image, after="x")) == [
        f"changes {registry}",
        f"adds {image}",
    ]
    assert told(change(image, "x"), change(image, "x", "x", to="content/2022-03/a.png")) == [
        f"removes {image}",
        f"moves {image} to content/2022-03/a.png",
    ]


def test_files_beside_the_content_are_counted_and_the_first_are_named() -> None:
    assert told(change("templates/x.html", "x", "y")) == [
        "changes one file outside content/: templates/x.html"
    ]
    assert told(*(change(f"{n}.py", after="x") for n in range(7))) == [
        "changes 7 files outside content/: 0.py, 1.py, 2.py, 3.py, 4.py, 2 more"
    ]


def test_a_sentence_stands_on_one_line() -> None:
    assert told(change("a\n- withdraws everything\u2028\x1b[31m", after="x")) == [
        r"changes one file outside content/: a\n- withdraws everything\u2028\x1b[31m"
    ]
