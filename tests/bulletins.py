"""Whole bulletins in one call, for tests of what stands behind the reading of files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, load
from bulletin.rendering.renderer import Renderer
from bulletin.views.all_pages import compose_pages
from bulletin.views.entry_pages import EntryPage
from bulletin.views.page_types import Page
from bulletin.views.shared_views import Views
from tests.projects import ROOT, write_project


def item(
    *,
    title: str = "The court decides",
    section: str = "litigation",
    subsection: str = "",
    date: str = "2022-02-24",
    jurisdiction: str = "GB",
    authorities: str = "",
    sources: Iterable[str] = ("press",),
    front: str = "",
    body: str = "Some words.\n",
) -> str:
    """The text of an entry; `front` is any more of its front matter."""
    lines = [
        "---",
        f"title: {title}",
        f"section: {section}",
        *([f"subsection: {subsection}"] if subsection else []),
        f"date: {date}",
        f"jurisdictions: [{jurisdiction}]",
        *([f"authorities: [{authorities}]"] if authorities else []),
        *([front.rstrip()] if front else []),
        "sources:",
        *(f"  - id: {name}\n    url: https://www.example.org/{name}" for name in sources),
        "---",
        body,
    ]
    return "\n".join(lines)


def dated(dates: str, front: str = "", **fields: str) -> str:
    """The text of an entry with key dates."""
    return item(front=f"dates:\n  {dates}" + (f"\n{front}" if front else ""), **fields)


def authorities(**names: str) -> dict[str, str]:
    """The registry of some authorities by their ids."""
    lines = (
        f"- {{id: {one}, name: {name}, kind: regulator, jurisdiction: GB}}\n"
        for one, name in names.items()
    )
    return {"registry/authorities.yml": "".join(lines)}


def issue(front: str = "", body: str = "An introduction.\n") -> str:
    """The text of an `issue.md`."""
    return f"---\n{front}---\n{body}"


def bulletin_of(root: Path, files: Mapping[str, str] | None = None) -> Bulletin:
    """The bulletin of some files below `content/`, over the minimum, in a new folder."""
    write_project(root, {f"content/{path}": text for path, text in (files or {}).items()})
    return loaded(root)


def loaded(root: Path) -> Bulletin:
    """The bulletin of a folder; it may have warnings."""
    report = Report()
    bulletin = load(Project(root, root / "site"), report)
    assert report.errors == []
    return bulletin


def pages_of(bulletin: Bulletin) -> dict[str, Page]:
    """All pages by their addresses."""
    pages = compose_pages(Views(bulletin))
    by_address = {page.address: page for page in pages}
    assert len(by_address) == len(pages)
    return by_address


def entry_page(bulletin: Bulletin, address: str) -> EntryPage:
    page = pages_of(bulletin)[address]
    assert isinstance(page, EntryPage)
    return page


def html_of(bulletin: Bulletin, address: str) -> str:
    """The content of a page, as it is rendered."""
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    return renderer.holes(pages_of(bulletin)[address])["content"]
