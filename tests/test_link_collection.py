"""Which addresses are looked at: all that the content names, each with all its places."""

from pathlib import Path

from bulletin.assembly.content import read_content
from bulletin.diagnostics.report import Report
from bulletin.link_checker.link_collection import Link, read_links
from tests.projects import MINIMUM, entry, write_project

SETTINGS = MINIMUM["content/bulletin.yml"]


def links_of(root: Path, files: dict[str, str]) -> dict[str, list[str]]:
    """The addresses with their places, without the folder of the content."""
    write_project(root, {f"content/{path}": text for path, text in files.items()})
    links = read_links(root, read_content(root, Report()))
    assert [link.address for link in links] == [
        link.address for link in sorted(links, key=lambda link: (link.places[0], link.address))
    ]
    return {
        link.address: [str(place).removeprefix("content/") for place in link.places]
        for link in links
    }


def test_sources_and_links_of_texts(tmp_path: Path) -> None:
    body = "See [it](https://a.example.org/x) and <https://b.example.org/>.\n\n[c].\n\n"
    text = entry(body=f"{body}[c]: https://c.example.org/?q=1\n")
    assert links_of(tmp_path, {"2022-02/a.md": text}) == {
        "https://www.example.org/press/1": ["2022-02/a.md:8:10"],
        "https://a.example.org/x": ["2022-02/a.md:10:5"],
        "https://b.example.org/": ["2022-02/a.md:10:39"],
        "https://c.example.org/?q=1": ["2022-02/a.md:12:1"],
    }


def test_copies_and_identifiers_are_links_too(tmp_path: Path) -> None:
    fields = "    archive_url: https://web.archive.org/web/2022/x\n    archived: 2022-03-01\n"
    text = entry().replace(
        "---\nThe", f"{fields}identifiers: {{eli: http://x.org/eli/1}}\n---\nThe"
    )
    assert list(links_of(tmp_path, {"2022-02/a.md": text})) == [
        "https://www.example.org/press/1",
        "https://web.archive.org/web/2022/x",
        "http://x.org/eli/1",
    ]


def test_settings_registries_issues_and_pages(tmp_path: Path) -> None:
    law = "- {id: a, name: A, kind: law, jurisdiction: EU, url: https://law.example.org/}\n"
    files = {
        "bulletin.yml": SETTINGS + "repository: https://code.example.org/bulletin\n",
        "registry/laws.yml": law,
        "2022-02/issue.md": "---\n---\n[a](https://issue.example.org/)\n",
        "pages/about.md": "---\ntitle: About\n---\n[a](https://page.example.org/)\n",
    }
    assert links_of(tmp_path, files) == {
        "https://issue.example.org/": ["2022-02/issue.md:3:1"],
        "https://code.example.org/bulletin": ["bulletin.yml:18:13"],
        "https://page.example.org/": ["pages/about.md:4:1"],
        "https://law.example.org/": ["registry/laws.yml:1:54"],
    }


def test_an_address_is_asked_for_once(tmp_path: Path) -> None:
    body = "[a](https://a.example.org/x#one) [b](https://a.example.org/x#two)"
    files = {"2022-02/a.md": entry(body=body), "2022-02/b.md": entry()}
    links = links_of(tmp_path, files)
    assert links["https://www.example.org/press/1"] == ["2022-02/a.md:8:10", "2022-02/b.md:8:10"]
    assert "https://a.example.org/x#two" in links
    assert {Link(link, ()).page for link in links if "#" in link} == {"https://a.example.org/x"}


def test_what_is_no_foreign_page_is_not_asked_for(tmp_path: Path) -> None:
    own = "[home](https://bulletin.example/) [it](https://bulletin.example/2022-02/a/)"
    other = "[m](mailto:a@example.org) [b](b.md) [no](https://bulletin.example.org/)"
    links = links_of(tmp_path, {"2022-02/a.md": entry(body=f"{own} {other}")})
    assert list(links) == ["https://www.example.org/press/1", "https://bulletin.example.org/"]


def test_a_faulty_address_is_left_to_check(tmp_path: Path) -> None:
    text = entry().replace("https://www.example.org/press/1", "https://user@www.example.org/")
    assert links_of(tmp_path, {"2022-02/a.md": text}) == {}
