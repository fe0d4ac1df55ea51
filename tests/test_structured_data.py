"""What machines are told of a page: in the words of schema.org, and of the page itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec_schemaorg.models as schema_org
import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from tests.bulletins import authorities, bulletin_of, issue, item, pages_of
from tests.markup import attributes, read_html
from tests.projects import MINIMUM, ROOT

LAWS = """\
- id: act
  name: A European Act
  abbreviation: AEA
  kind: regulation
  jurisdiction: EU
  celex: 32016R0679
"""
FIELDS = """\
laws: ["act#art-5", act]
topics: [crime]
corrections: [{date: 2022-03-02, note: The amount was wrong.}]
withdrawn: {date: 2022-03-03, reason: The source was.}
"""
TITLE = "Court </script><script>alert(1)</script> decides & 'closes'"


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    settings = MINIMUM["content/bulletin.yml"] + (
        "licence:\n  name: CC BY 4.0\n  url: https://creativecommons.org/licenses/by/4.0/\n"
    )
    return bulletin_of(
        tmp_path,
        {
            "bulletin.yml": settings,
            "2022-02/issue.md": issue("published: 2022-03-01\neditors: [A, B]\n"),
            **authorities(court="High Court"),
            "registry/laws.yml": LAWS,
            "registry/topics.yml": "- {id: crime, name: Crime}\n",
            "2022-02/one.md": item(
                title=f'"{TITLE}"', authorities="court", sources="ab", front=FIELDS
            ),
        },
    )


def heads(bulletin: Bulletin) -> dict[str, str]:
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    return {address: renderer.holes(page)["head"] for address, page in pages_of(bulletin).items()}


def described(head: str) -> dict[str, Any]:
    """The one data block of a page's head."""
    (block,) = read_html(head).query('script[type="application/ld+json"]')
    told: dict[str, Any] = json.loads(block.to_text())
    return told


def things_in(value: object) -> Iterator[dict[str, Any]]:
    match value:
        case dict():
            yield value
            for part in value.values():
                yield from things_in(part)
        case list():
            for part in value:
                yield from things_in(part)


def test_every_page_but_the_missing_one_says_what_it_is(bulletin: Bulletin) -> None:
    kinds = {
        address: described(head)["@type"]
        for address, head in heads(bulletin).items()
        if address != "404.html"
    }
    assert kinds == {
        "": "Periodical",
        "2022-02/": "PublicationIssue",
        "2022-02/one/": "NewsArticle",
        "about/": "WebPage",
        "archive/": "CollectionPage",
        "changes/": "CollectionPage",
        "changes/corrections/": "CollectionPage",
        "compare/": "WebPage",
        "watch/": "WebPage",
        "data/": "Dataset",
        "dates/": "CollectionPage",
        "follow/": "WebPage",
        "sanctions/": "CollectionPage",
        "search/": "SearchResultsPage",
        "sections/": "CollectionPage",
        "sections/legislation/": "CollectionPage",
        "sections/enforcement/": "CollectionPage",
        "sections/litigation/": "CollectionPage",
        "indexes/": "CollectionPage",
        "jurisdictions/": "CollectionPage",
        "jurisdictions/gb/": "CollectionPage",
        "authorities/": "CollectionPage",
        "authorities/court/": "CollectionPage",
        "laws/": "CollectionPage",
        "laws/act/": "CollectionPage",
        "laws/act/art-5/": "CollectionPage",
        "topics/": "CollectionPage",
        "topics/crime/": "CollectionPage",
    }
    assert "ld+json" not in heads(bulletin)["404.html"]


def test_only_names_of_schema_org_are_used(bulletin: Bulletin) -> None:
    things = [
        thing
        for address, head in heads(bulletin).items()
        if address != "404.html"
        for thing in things_in(described(head))
    ]
    assert len(things) > 30
    for thing in things:
        known = set(getattr(schema_org, thing["@type"]).__struct_fields__)
        assert {name for name in thing if not name.startswith("@")} <= known, thing["@type"]


def test_an_entry_names_its_issue_its_sources_and_its_terms(bulletin: Bulletin) -> None:
    told = described(heads(bulletin)["2022-02/one/"])
    assert told["headline"] == TITLE
    assert told["url"] == "https://bulletin.example/2022-02/one/"
    assert (told["datePublished"], told["dateModified"]) == ("2022-03-01", "2022-03-03")
    assert told["articleSection"] == "Courts and litigation"
    assert told["spatialCoverage"] == [{"@type": "Place", "name": "United Kingdom"}]
    assert told["mentions"] == [{"@type": "Organization", "name": "High Court"}]
    assert told["isPartOf"]["issueNumber"] == "2022/02"
    assert told["isPartOf"]["isPartOf"]["name"] == "Test Bulletin"
    assert [one["url"] for one in told["citation"]] == [
        "https://www.example.org/a",
        "https://www.example.org/b",
    ]
    assert told["publisher"]["name"] == "Testers"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_an_entry_names_its_laws_its_topics_and_what_became_of_it(bulletin: Bulletin) -> None:
    told = described(heads(bulletin)["2022-02/one/"])
    act = {
        "@type": "Legislation",
        "name": "A European Act",
        "legislationIdentifier": "32016R0679",
        "legislationJurisdiction": "European Union",
        "url": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679",
    }
    assert told["about"] == [act]
    assert described(heads(bulletin)["laws/act/"])["about"] == act
    assert told["keywords"] == ["Crime"]
    assert told["creativeWorkStatus"] == "Withdrawn"
    assert told["correction"] == [
        {"@type": "CorrectionComment", "text": "The amount was wrong.", "dateCreated": "2022-03-02"}
    ]


def test_an_issue_names_its_entries_and_editors(bulletin: Bulletin) -> None:
    told = described(heads(bulletin)["2022-02/"])
    assert [one["name"] for one in told["editor"]] == ["A", "B"]
    assert [one["url"] for one in told["hasPart"]] == ["https://bulletin.example/2022-02/one/"]


def test_no_title_ends_the_data_block(bulletin: Bulletin) -> None:
    head = heads(bulletin)["2022-02/one/"]
    block = head.partition('<script type="application/ld+json">')[2].partition("</script>")
    assert "<" not in block[0]
    assert json.loads(block[0])["headline"] == TITLE
    assert "<script" not in block[2]


def test_a_shared_link_shows_the_page_and_the_picture(bulletin: Bulletin) -> None:
    for address, head in heads(bulletin).items():
        told = dict(
            zip(
                attributes(head, "meta[property]", "property"),
                attributes(head, "meta[property]", "content"),
                strict=True,
            )
        )
        if address == "404.html":
            assert told == {}
            assert attributes(head, 'meta[name="robots"]', "content") == ["noindex"]
            continue
        page = pages_of(bulletin)[address]
        assert told["og:title"] == page.title
        assert told["og:description"] == page.description
        assert told["og:site_name"] == "Test Bulletin"
        assert told["og:url"] == f"https://bulletin.example/{address}"
        assert attributes(head, 'link[rel="canonical"]', "href") == [told["og:url"]]
        assert "og:image" not in told
        assert told["og:type"] == ("article" if address == "2022-02/one/" else "website")
        assert attributes(head, 'meta[name="twitter:card"]', "content") == ["summary"]
