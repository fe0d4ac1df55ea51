"""No word that a reader meets slips past the catalogues: a pseudo-language marks those that do not.

The authors of the bulletin write in Cyrillic, and every message of the catalogue has marks around
it. What is left in Latin letters without a mark is a name of CLDR, a code or a format; or it is a
word that nobody can translate.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from justhtml import JustHTML

from bulletin.diagnostics.report import Report
from bulletin.language import catalogues, languages
from bulletin.pipeline import Project, build
from tests.messages import collected, written
from tests.nonsense import write_nonsense

SEEN = ("aria-label", "alt", "title", "placeholder", "content", "data-label", "data-over")
"""Attributes whose values a reader may see or hear."""
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
NOT_OURS = re.compile(
    r"https?:\s*//\S*|data:\S*|\S*\.(?:html|txt|js|json|xml|ics|csv)\b|\b[A-Z]{2}-[A-Z]{2}\b"
    r"|32016R0679|C[A-Z]?[0-9]+"
)
NAMES = {
    *("January February March April May September December United Kingdom China France".split()),
    *("European Union Germany Chinese German French Japanese Gibraltar".split()),
    *("GB CN FR EU INT DE EUR JPY GBP".split()),
    *("Skip to content Back top Footer Navigation".split()),
    *("BibTeX RIS CSL JSON CSV Schema Atom Excel SQLite Data Package".split()),
}
"""Names of CLDR, words of the theme's own catalogue, codes and formats."""
NOSCRIPT = re.compile("<noscript>(.*?)</noscript>", re.DOTALL)
HEAD = {"viewport", "referrer", "robots", "color-scheme", "og:type", "twitter:card", "generator"}
CODE = {"script", "style", "code", "kbd"}


def pseudo() -> Catalog:
    """Every message with marks around it."""
    catalogue = collected()
    for message in catalogue:
        if message.id:
            ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
            marked = tuple(f"⟦{one}⟧" for one in ids)
            message.string = marked if len(marked) > 1 else marked[0]
    catalogue.locale = "en"
    return catalogue


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("pseudo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "FOLDER", root)
        _forget()
        (root / "en.po").write_text(written(pseudo()), encoding="utf-8")
        project = write_nonsense(root / "project", "en")
        build(Project(project, root / "site"), Report())
        yield root / "site"
    _forget()


def _forget() -> None:
    for remembered in (
        languages.language_of,
        catalogues.translations_of,
        catalogues.digest_of_catalogue,
    ):
        remembered.cache_clear()


def unmarked(text: str) -> list[str]:
    """The words of a text that are neither marked nor anybody's name."""
    before = None
    while text != before:
        before, text = text, MARKED.sub(" ", text)
    return [word for word in LATIN.findall(NOT_OURS.sub(" ", text)) if word not in NAMES]


def seen_in(html: str) -> Iterator[str]:
    """All texts of a page that a reader may see or hear, in their order."""
    return _seen(JustHTML(NOSCRIPT.sub(r"\1", html), fragment=False).root)


def _seen(node: Any) -> Iterator[str]:
    attributes = getattr(node, "attrs", None) or {}
    if node.name == "#text":
        yield node.data
    elif not (node.name in CODE or "http-equiv" in attributes or _is_code(attributes)):
        yield from (f"\n{attributes[name]}\n" for name in SEEN if attributes.get(name))
        for child in getattr(node, "children", None) or ():
            yield from _seen(child)
        yield "\n"


def _is_code(attributes: Mapping[str, str]) -> bool:
    return attributes.get("name", attributes.get("property")) in HEAD


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_pages_have_no_words_beside_the_catalogues(site: Path) -> None:
    found = {}
    for file in pages(site):
        html = file.read_text(encoding="utf-8")
        whole = "".join(seen_in(html))
        if words := unmarked(whole):
            found[file.relative_to(site).as_posix()] = words
    assert {word: file for file, words in found.items() for word in words} == {}
    assert len(pages(site)) > 25


@pytest.mark.parametrize(
    "address", ["2022-02/email.txt", "data/citations.txt", "dates.ics", "assets/words/en.js"]
)
def test_files_have_no_words_beside_the_catalogues(site: Path, address: str) -> None:
    text = (site / address).read_bytes().decode().replace("\r\n ", "").replace("\r", "")
    if address.endswith("ics"):
        text = "\n".join(re.findall(r"^(?:SUMMARY|DESCRIPTION|NAME|CATEGORIES):(.*)", text, re.M))
    if address.endswith("js"):
        text = "\n".join(re.findall(r'": ("[^"]*")', text))
    assert unmarked(text.replace("\\n", "\n")) == []


def test_feeds_have_no_words_beside_the_catalogues(site: Path) -> None:
    feed = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    for item in feed["items"]:
        assert unmarked(item["title"]) == []
        assert unmarked("".join(seen_in(item["content_html"]))) == []


def test_the_search_has_no_words_beside_the_catalogues(site: Path) -> None:
    for file in (site / "search").rglob("*.json"):
        for text in _strings(json.loads(file.read_text(encoding="utf-8"))):
            assert text.islower() or unmarked(text) == [], file


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (
            text
            for name in ("title", "name", "date", "status")
            for text in _strings(value.get(name))
        )
        yield from _strings(list(value.get("facets", ())))
    elif isinstance(value, list):
        yield from (text for one in value for text in _strings(one))
    elif isinstance(value, str):
        yield value


def test_scripts_name_only_words_that_there_are(site: Path) -> None:
    words = (site / "assets/words/en.js").read_text(encoding="utf-8")
    known = set(re.findall(r'"(\w+)": "', words))
    for file in (site / "assets").rglob("*.js"):
        if "javascripts" not in file.parts:
            named = re.findall(r'\b(?:say|around)\("(\w+)"', file.read_text(encoding="utf-8"))
            assert set(named) <= known, file
