"""Where everything is published, and the way from one page to another."""

from urllib.parse import urljoin

import pytest

from bulletin.values.addresses import (
    JURISDICTIONS,
    document_address,
    entry_address,
    file_of,
    issue_address,
    listing_address,
    relative,
    section_address,
    year_address,
)

ADDRESSES = (
    "",
    "archive/",
    "404.html",
    "2022-02/",
    "2022-02/entry/",
    "2022-02/chart.png",
    "sections/enforcement/2022/",
)
"""Pages and files of all depths."""


def test_addresses_are_those_that_never_change() -> None:
    assert issue_address("2022-02") == "2022-02/"
    assert entry_address("2022-02", "some-entry") == "2022-02/some-entry/"
    assert section_address("enforcement") == "sections/enforcement/"
    assert listing_address(JURISDICTIONS, "CN-ZJ") == "jurisdictions/cn-zj/"
    assert year_address("laws/gdpr/", 2022) == "laws/gdpr/2022/"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/2022-02/some-entry.md", "2022-02/some-entry/"),
        ("content/2022-02/issue.md", "2022-02/"),
        ("content/pages/about.md", "about/"),
        ("content/2022-02/chart.png", "2022-02/chart.png"),
        ("content/pages/chart.png", "pages/chart.png"),
    ],
)
def test_a_file_of_the_content_is_published(path: str, address: str) -> None:
    assert document_address(path) == address


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("2022-02/", "", "2022-02/"),
        ("", "2022-02/", "../"),
        ("", "2022-02/entry/", "../../"),
        ("2022-02/", "2022-02/entry/", "../"),
        ("2022-02/other/", "2022-02/entry/", "../other/"),
        ("2022-03/other/", "2022-02/entry/", "../../2022-03/other/"),
        ("2022-02/entry/", "2022-02/", "entry/"),
        ("2022-02/chart.png", "2022-02/", "chart.png"),
        ("2022-02/chart.png", "2022-02/entry/", "../chart.png"),
        ("2022-02/chart.png", "", "2022-02/chart.png"),
        ("feed.xml", "sections/a/2022/", "../../../feed.xml"),
        ("archive/", "404.html", "archive/"),
        ("", "", "./"),
        ("", "404.html", "./"),
        ("2022-02/", "2022-02/", "./"),
    ],
)
def test_the_way_is_the_shortest(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("2022-02/#note_a", "", "2022-02/#note_a"),
        ("2022-02/#note_a", "2022-02/entry/", "../#note_a"),
        ("2022-02/#note_a", "2022-02/", "#note_a"),
        ("#content", "", "#content"),
        ("#content", "archive/", "../#content"),
    ],
)
def test_the_way_keeps_its_fragment(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/repository/"])
@pytest.mark.parametrize("page", ADDRESSES)
@pytest.mark.parametrize("target", ADDRESSES)
def test_the_way_leads_there_under_every_base(target: str, page: str, base: str) -> None:
    assert urljoin(base + page, relative(target, page)) == base + target


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.html"),
        ("2022-02/", "2022-02/index.html"),
        ("404.html", "404.html"),
        ("sitemap.xml", "sitemap.xml"),
    ],
)
def test_an_address_is_answered_by_a_file(address: str, file: str) -> None:
    assert file_of(address) == file
