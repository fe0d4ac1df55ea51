"""What was written is on the site, once, whatever the order of the files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bulletin.assembly.bulletin import Bulletin, assemble
from bulletin.assembly.content import Content, read_content
from bulletin.diagnostics.report import Report
from bulletin.views.all_pages import compose_pages
from bulletin.views.entry_pages import EntryPage
from bulletin.views.issue_pages import IssuePage
from bulletin.views.page_types import EntryView
from bulletin.views.section_pages import SectionPage
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of
from tests.markup import attributes, text_of
from tests.projects import write_project
from tests.properties.strategies import contents

Files = Mapping[str, str]


def addresses_of(files: Files) -> Counter[str]:
    """Where the entries of some files have to be published."""
    return Counter(
        f"{path.removesuffix('.md')}/" for path in files if not path.endswith("/issue.md")
    )


def assembled(files: Files) -> Bulletin:
    with TemporaryDirectory() as folder:
        return bulletin_of(Path(folder), files)


def read(files: Files) -> Content:
    with TemporaryDirectory() as folder:
        root = write_project(
            Path(folder), {f"content/{path}": text for path, text in files.items()}
        )
        return read_content(root, Report())


def issue_pages(bulletin: Bulletin) -> list[IssuePage]:
    return [page for page in compose_pages(Views(bulletin)) if isinstance(page, IssuePage)]


def entries_on(page: IssuePage) -> list[EntryView]:
    return [
        entry
        for section in page.issue.sections
        for group in section.groups
        for entry in group.entries
    ]


@given(contents())
def test_nothing_is_lost_and_nothing_is_doubled(files: Files) -> None:
    expected = addresses_of(files)
    bulletin = assembled(files)
    pages = compose_pages(Views(bulletin))
    assert Counter(f"{entry.period}/{entry.slug}/" for entry in bulletin.entries) == expected
    assert Counter(page.address for page in pages if isinstance(page, EntryPage)) == expected
    on_issues = chain.from_iterable(map(entries_on, issue_pages(bulletin)))
    assert Counter(entry.teaser.address for entry in on_issues) == expected
    listed = (page.years for page in pages if isinstance(page, SectionPage))
    in_years = (teaser for years in listed for year in years for teaser in year.items)
    assert Counter(teaser.address for teaser in in_years) == expected


@given(contents(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_is_irrelevant(files: Files, random: Random) -> None:
    content = read(files)
    assert content.settings
    shuffled = replace(
        content,
        entries=tuple(random.sample(content.entries, len(content.entries))),
        issues=tuple(random.sample(content.issues, len(content.issues))),
    )
    first, second = (
        compose_pages(Views(assemble(one, content.settings))) for one in (content, shuffled)
    )
    assert repr(first) == repr(second)


@given(contents())
def test_notes_of_an_issue_are_numbered_through(files: Files) -> None:
    for page in issue_pages(assembled(files)):
        notes = page.issue.notes
        assert [note.number for note in notes] == list(range(1, len(notes) + 1))
        html = "".join(entry.text for entry in entries_on(page))
        marks = [int(mark) for mark in text_of(html, "a.footnote-ref")]
        assert list(dict.fromkeys(marks)) == [note.number for note in notes]


@given(contents())
def test_every_mark_has_its_note_and_every_note_its_marks(files: Files) -> None:
    for page in compose_pages(Views(assembled(files))):
        if isinstance(page, IssuePage):
            html = "".join(entry.text for entry in entries_on(page))
            notes = page.issue.notes
        elif isinstance(page, EntryPage):
            html, notes = page.entry.text, page.entry.notes
        else:
            continue
        ids = attributes(html, "a.footnote-ref", "id")
        assert sorted(ids) == sorted(chain.from_iterable(note.marks for note in notes))
        targets = {
            target.removeprefix("#") for target in attributes(html, "a.footnote-ref", "href")
        }
        assert targets == {note.id for note in notes}
        assert len({*ids, *targets}) == len(ids) + len(notes)
