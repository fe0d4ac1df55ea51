"""Bulletins in the shapes that real ones have: each item becomes a draft with its own sources."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from tests.import_shapes import Item, Shape, shapes
from tests.importing import Imported, import_into
from tests.projects import faults_of

ALL = {shape.name: shape for shape in shapes()}
ALLOWED = ("unconfirmed", "missing-field")


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def title_of(draft: str) -> str:
    match = re.search(r'^title: "(.*)"$', draft, re.MULTILINE)
    return match[1].replace('\\"', '"') if match else ""


def is_right(item: Item, shape: Shape, drafts: list[str]) -> bool:
    """Whether one draft has the item's title, all of its sources, and those of no other item."""
    found = [draft for draft in drafts if plain(title_of(draft)) == plain(item.title)]
    if len(found) != 1:
        return False
    urls = set(re.findall(r"^    url: (\S+)", found[0], re.MULTILINE))
    others = {url for one in shape.items if one is not item for url in one.urls}
    return set(item.urls) <= urls and not urls & others


def wrong(shape: Shape, found: Imported) -> list[str]:
    drafts = list(found.drafts.values())
    return [item.title for item in shape.items if not is_right(item, shape, drafts)]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Imported]:
    """What became of a shape, by its name; each is imported once."""

    @cache
    def taken_over(name: str) -> Imported:
        shape = ALL[name]
        return import_into(tmp_path_factory.mktemp("shape"), shape.name, shape.content)

    return taken_over


@pytest.mark.parametrize("name", ALL)
def test_each_item_becomes_a_draft_with_its_own_sources(
    name: str, imported: Callable[[str], Imported]
) -> None:
    shape, found = ALL[name], imported(name)
    assert wrong(shape, found) == []
    assert len(found.drafts) == len(shape.items)


@pytest.mark.parametrize("name", ALL)
def test_each_item_stands_below_its_heading(name: str, imported: Callable[[str], Imported]) -> None:
    shape = ALL[name]
    sections = {plain(item.title): plain(item.section) for item in shape.items}
    for item in imported(name).found.items:
        section = sections.get(plain(item.title.text if item.title else ""))
        heading = plain(item.headings[-1].text) if item.headings else ""
        assert not section or section in heading


@pytest.mark.parametrize("name", ALL)
def test_no_draft_has_a_fault_of_the_importer(
    name: str, imported: Callable[[str], Imported]
) -> None:
    told = faults_of(imported(name).root)
    codes = set(re.findall(r"error\[([a-z-]+)\]", told))
    assert codes <= set(ALLOWED)
