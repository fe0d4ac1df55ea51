"""The indexes and the pages of what entries name: jurisdictions, authorities, laws and topics."""

from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from bulletin.schema.sanctions import Party
from bulletin.views.index_pages import IndexesPage, IndexLine, IndexPage
from bulletin.views.listing_pages import ListingPage
from tests.bulletins import bulletin_of, html_of, issue, item, loaded, pages_of
from tests.markup import attributes, text_of
from tests.projects import ROOT

REGISTRY = {
    "registry/authorities.yml": """\
- id: office
  name: Data Office
  name_original: {lang: fr, text: Bureau des données}
  abbreviation: DO
  kind: regulator
  jurisdiction: FR
  url: https://office.example/
  aliases: [Old Office]
- {id: court, name: A Court, kind: court, jurisdiction: CN-ZJ}
- {id: unused, name: Unused Office, kind: body, jurisdiction: CN}
""",
    "registry/laws.yml": """\
- id: act
  name: An Act on Data
  name_original: {lang: zh, text: 数据法}
  abbreviation: AAD
  kind: law
  jurisdiction: CN
  url: https://law.example/act
- {id: rule, name: A Rule, kind: rule, jurisdiction: EU, celex: 32016R0679}
""",
    "registry/topics.yml": "- {id: crime, name: Crime, aliases: [offences]}\n",
    "registry/jurisdictions.yml": "- {id: CN-ZJ, name: Zhejiang}\n",
}
FILES = {
    **REGISTRY,
    "2021-05/issue.md": issue(),
    "2021-05/old.md": item(title="The old one", date="2021-05-02", jurisdiction="CN"),
    "2022-02/one.md": item(
        title="The first one",
        date="2022-02-01",
        jurisdiction="CN-ZJ, FR",
        authorities="court, office",
        front="laws: ['act#art-10', 'act#art-9-1', 'rule#annex-ix', act]\ntopics: [crime]",
    ),
    "2022-02/two.md": item(
        title="The second one",
        date="2022-02-03",
        jurisdiction="CN-ZJ, CN",
        front=(
            "laws: ['act#art-9-1', 'rule#annex-v']\nauthorities: [court]\n"
            "follows: [{id: 2022-02/one, relation: explains}]"
        ),
    ),
}


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, FILES)


def listing(bulletin: Bulletin, address: str) -> ListingPage:
    page = pages_of(bulletin)[address]
    assert isinstance(page, ListingPage)
    return page


def rows(bulletin: Bulletin, address: str) -> dict[str, list[str]]:
    subject = listing(bulletin, address).subject
    return {
        row.label: [f"{one.text} {one.count or ''}".rstrip() for one in row.items]
        for row in subject.rows
    }


def years(bulletin: Bulletin, address: str) -> list[tuple[int, list[str]]]:
    return [
        (year.year, [one.title for one in year.items]) for year in listing(bulletin, address).years
    ]


def as_text(lines: tuple[IndexLine, ...]) -> list[str]:
    return [
        f"{line.named.name} {line.note} {line.count} {as_text(line.parts) or ''}".rstrip()
        for line in lines
    ]


def index(bulletin: Bulletin, address: str) -> dict[str, list[str]]:
    page = pages_of(bulletin)[address]
    assert isinstance(page, IndexPage)
    return {group.place.text if group.place else "": as_text(group.lines) for group in page.groups}


# What each is, and its entries


def test_a_country_has_the_entries_of_its_parts_once(bulletin: Bulletin) -> None:
    assert years(bulletin, "jurisdictions/cn/") == [
        (2022, ["The second one", "The first one"]),
        (2021, ["The old one"]),
    ]
    assert rows(bulletin, "jurisdictions/cn/") == {
        "Code": ["CN"],
        "Parts": ["Zhejiang 2"],
        "Authorities": ["A Court 2"],
        "Laws": ["An Act on Data 2"],
    }


def test_a_part_leads_to_its_country(bulletin: Bulletin) -> None:
    page = listing(bulletin, "jurisdictions/cn-zj/")
    assert (page.title, page.count) == ("Zhejiang, China", 2)
    assert rows(bulletin, "jurisdictions/cn-zj/") == {
        "Code": ["CN-ZJ"],
        "Part of": ["China"],
        "Authorities": ["A Court 2"],
    }
    assert "../cn/" in attributes(html_of(bulletin, page.address), "dd a", "href")


def test_an_authority_is_known_by_all_its_names(bulletin: Bulletin) -> None:
    assert rows(bulletin, "authorities/office/") == {
        "Original name": ["Bureau des données"],
        "Abbreviation": ["DO"],
        "Also known as": ["Old Office"],
        "Kind": ["Regulator"],
        "Jurisdiction": ["France"],
        "Website": ["https://office.example/"],
    }
    page = html_of(bulletin, "authorities/office/")
    assert text_of(page, "[lang=fr]") == ["Bureau des données"]
    assert attributes(page, 'a[href="https://office.example/"]', "rel") == ["noopener noreferrer"]


def test_a_law_leads_to_its_text(bulletin: Bulletin) -> None:
    assert rows(bulletin, "laws/act/") == {
        "Original name": ["数据法"],
        "Abbreviation": ["AAD"],
        "Kind": ["Law"],
        "Jurisdiction": ["China"],
        "Official text": ["https://law.example/act"],
    }
    assert rows(bulletin, "laws/rule/") == {
        "Kind": ["Rule"],
        "Jurisdiction": ["European Union"],
        "Official text": ["https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679"],
        "CELEX": ["32016R0679"],
    }


def test_what_has_no_entries_has_no_page_and_no_link(bulletin: Bulletin) -> None:
    assert "authorities/unused/" not in pages_of(bulletin)
    assert "jurisdictions/eu/" not in pages_of(bulletin)
    assert "../../jurisdictions/eu/" not in attributes(html_of(bulletin, "laws/rule/"), "a", "href")


def test_a_law_has_its_provisions_in_its_own_order(bulletin: Bulletin) -> None:
    provisions = {
        address: [
            (one.name, one.address, one.count) for one in listing(bulletin, address).provisions
        ]
        for address in ("laws/act/", "laws/rule/")
    }
    assert provisions == {
        "laws/act/": [
            ("Article 9", "laws/act/art-9/", 2),
            ("Article 10", "laws/act/art-10/", 1),
        ],
        "laws/rule/": [
            ("Annex V", "laws/rule/annex-v/", 1),
            ("Annex IX", "laws/rule/annex-ix/", 1),
        ],
    }


def test_a_provision_has_a_page_to_which_entries_lead(bulletin: Bulletin) -> None:
    page = listing(bulletin, "laws/act/art-9/")
    assert page.title == "Article 9 AAD"
    assert [one.title for year in page.years for one in year.items] == [
        "The second one",
        "The first one",
    ]
    assert rows(bulletin, "laws/act/art-9/") == {"Parts": ["Article 9(1) · 2"]}
    assert "../" in attributes(html_of(bulletin, page.address), ".trail a", "href")
    record = attributes(html_of(bulletin, "2022-02/two/"), ".record a", "href")
    assert "../../laws/act/art-9/" in record


def test_a_law_tells_how_its_entries_hang_together(bulletin: Bulletin) -> None:
    assert text_of(html_of(bulletin, "laws/act/"), ".teaser__thread") == [
        "Explains The first one, 1 February 2022",
        "Explained by The second one, 3 February 2022",
    ]


def test_a_topic_has_its_other_words(bulletin: Bulletin) -> None:
    assert rows(bulletin, "topics/crime/") == {"Also known as": ["offences"]}
    assert years(bulletin, "topics/crime/") == [(2022, ["The first one"])]


def test_a_listing_leads_to_the_search_the_watch_the_comparison_and_the_feed_of_the_same(
    bulletin: Bulletin,
) -> None:
    links = {
        address: attributes(html_of(bulletin, address), ".listing__tools a", "href")
        for address in ("jurisdictions/cn-zj/", "authorities/office/", "laws/act/", "topics/crime/")
    }
    assert links == {
        "jurisdictions/cn-zj/": [
            "../../search/?jurisdiction=CN-ZJ",
            "../../watch/#jurisdiction=CN-ZJ",
            "../../compare/?a=CN-ZJ",
            "feed.xml",
        ],
        "authorities/office/": [
            "../../search/?authority=office",
            "../../watch/#authority=office",
            "../../compare/?of=authority&a=office",
        ],
        "laws/act/": [
            "../../search/?law=act",
            "../../watch/#law=act",
            "../../compare/?of=law&a=act",
            "feed.xml",
        ],
        "topics/crime/": ["../../search/?topic=crime", "../../watch/#topic=crime"],
    }


def test_entries_without_room_are_on_older_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.pagination.ROOM", 1)
    bulletin = bulletin_of(tmp_path, FILES)
    page = listing(bulletin, "jurisdictions/cn/")
    assert [year.year for year in page.years] == [2022]
    assert page.paging.older == "jurisdictions/cn/page/1/"
    old = html_of(bulletin, page.paging.older)
    assert text_of(old, "h1") == ["China, page 1"]
    assert "Code" not in text_of(old, "dt")
    assert text_of(old, ".teaser__title") == ["The old one"]
    assert "../../../../jurisdictions/cn/" in attributes(old, ".trail a", "href")
    assert str(listing(bulletin, page.paging.older).updated) == "2021-05"


# Where they are named


@pytest.mark.parametrize(
    ("address", "root"),
    [("2022-02/one/", "../../"), ("2022-02/", "../"), ("", ""), ("laws/act/", "../../")],
)
def test_facts_lead_to_what_they_name(bulletin: Bulletin, address: str, root: str) -> None:
    links = attributes(html_of(bulletin, address), ".facts a", "href")
    named = ("jurisdictions/cn-zj/", "jurisdictions/fr/", "authorities/court/")
    assert {f"{root}{one}" for one in named} <= set(links)


def test_facts_of_one_entry_fit_pages_of_all_depths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.pagination.ROOM", 1)
    bulletin = bulletin_of(tmp_path, FILES)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    pages = pages_of(bulletin)
    for address in ("2021-05/", "2021-05/old/", "jurisdictions/cn/page/1/", "2021-05/"):
        links = attributes(renderer.holes(pages[address])["content"], ".facts a", "href")
        assert links == ["../" * address.count("/") + "jurisdictions/cn/"], address


def test_related_entries_lead_to_what_they_have_in_common(bulletin: Bulletin) -> None:
    page = html_of(bulletin, "2021-05/old/")
    assert attributes(page, ".related__title a", "href") == ["../../jurisdictions/cn/"]


# The indexes


def test_parts_stand_under_their_countries(bulletin: Bulletin) -> None:
    assert index(bulletin, "jurisdictions/") == {
        "": ["China CN 3 ['Zhejiang CN-ZJ 2']", "France FR 1"]
    }


def test_authorities_and_laws_stand_by_country(bulletin: Bulletin) -> None:
    assert index(bulletin, "authorities/") == {
        "China": ["A Court  2"],
        "France": ["Data Office DO 1"],
    }
    assert index(bulletin, "laws/") == {
        "China": ["An Act on Data AAD 2"],
        "European Union": ["A Rule  2"],
    }
    assert index(bulletin, "topics/") == {"": ["Crime  1"]}


def test_all_indexes_are_on_one_page(bulletin: Bulletin) -> None:
    page = pages_of(bulletin)["indexes/"]
    assert isinstance(page, IndexesPage)
    assert [(one.link.title, one.size) for one in page.indexes] == [
        ("Jurisdictions", 3),
        ("Authorities", 2),
        ("Laws", 2),
        ("Topics", 1),
        ("Sections", 3),
    ]
    assert "../laws/act/" in attributes(html_of(bulletin, "indexes/"), "a", "href")


def test_an_index_says_how_it_is_ordered(bulletin: Bulletin) -> None:
    page = pages_of(bulletin)["indexes/"]
    assert isinstance(page, IndexesPage)
    about = {one.link.title: one.about for one in page.indexes}
    assert about["Laws"] == "Laws covered in the bulletin, by number of entries."
    assert about["Sections"] == "The sections of each issue."
    laws, topics = html_of(bulletin, "laws/"), html_of(bulletin, "topics/")
    assert "Laws covered in the bulletin, by jurisdiction." in laws
    assert "Topics covered in the bulletin." in topics


def test_a_bulletin_without_names_has_empty_indexes(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    for address in ("jurisdictions/", "authorities/", "laws/", "topics/"):
        assert "There is nothing to list yet." in html_of(bulletin, address)
    assert text_of(html_of(bulletin, "indexes/"), "h2") == ["Sections"]


# Parties

PARTIES = {
    "registry/parties.yml": """\
- {id: wumbo, name: Wumbo Group plc, abbreviation: WG}
- id: wumbo-nord
  name: Wumbo Nord GmbH
  former_names: [Zabb GmbH, Zabb AG]
  group: wumbo
  jurisdiction: FR
  url: https://wumbo.example/
- {id: wumbo-idle, name: Wumbo Idle Ltd, group: wumbo}
- {id: ouro, name: Ouro Bank}
- {id: silent, name: Silent Company}
""",
    "2022-02/issue.md": issue(),
    "2022-02/group.md": item(title="The group", date="2022-02-01", front="parties: [wumbo]"),
    "2022-02/nord.md": item(
        title="A company of the group",
        date="2022-02-02",
        front="parties: [{id: wumbo-nord, role: controller}, {id: other, name: Another Company}]",
    ),
    "2022-02/old.md": item(
        title="By its former name",
        date="2022-02-03",
        front="parties: [{id: wumbo-nord, name: Zabb AG}]",
    ),
    "2022-02/unnamed.md": item(
        title="Somebody unnamed",
        date="2022-02-04",
        front="parties: [{id: company, name: A bank, anonymised: true}]",
    ),
}


@pytest.fixture
def with_parties(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, PARTIES)


def test_a_company_is_one_page_with_all_its_names(with_parties: Bulletin) -> None:
    assert rows(with_parties, "parties/wumbo-nord/") == {
        "Former names": ["Zabb GmbH", "Zabb AG"],
        "Group": ["Wumbo Group plc"],
        "Jurisdiction": ["France"],
        "Website": ["https://wumbo.example/"],
    }
    assert years(with_parties, "parties/wumbo-nord/") == [
        (2022, ["By its former name", "A company of the group"])
    ]


def test_a_group_has_the_entries_of_its_companies(with_parties: Bulletin) -> None:
    assert rows(with_parties, "parties/wumbo/") == {
        "Abbreviation": ["WG"],
        "Group companies": ["Wumbo Nord GmbH 2"],
    }
    assert years(with_parties, "parties/wumbo/") == [
        (2022, ["By its former name", "A company of the group", "The group"])
    ]


def test_a_company_and_its_group_lead_to_each_other(with_parties: Bulletin) -> None:
    company, group = (
        attributes(html_of(with_parties, f"parties/{one}/"), "a", "href")
        for one in ("wumbo-nord", "wumbo")
    )
    assert "../wumbo/" in company
    assert "../wumbo-nord/" in group
    assert "../../search/?party=wumbo" in group


def test_a_registered_party_of_an_entry_leads_to_its_page(with_parties: Bulletin) -> None:
    links = attributes(html_of(with_parties, "2022-02/nord/"), "a", "href")
    assert [one for one in links if "parties" in one] == ["../../parties/wumbo-nord/"]


def test_only_registered_parties_that_entries_name_have_pages(with_parties: Bulletin) -> None:
    pages = [one for one in pages_of(with_parties) if one.startswith("parties/")]
    assert sorted(pages) == ["parties/", "parties/wumbo-nord/", "parties/wumbo/"]
    assert index(with_parties, "parties/") == {"": ["Wumbo Group plc WG 3", "Wumbo Nord GmbH  2"]}


def test_whoever_is_to_stay_unnamed_is_never_a_registered_party(with_parties: Bulletin) -> None:
    registry = with_parties.registry
    hidden = Party(id="ouro", anonymised="true"), Party(id="silent", natural_person="true")
    assert registry.organisations([*hidden, Party(id="unknown")]) == ()
    assert registry.organisations([Party(id="ouro")]) == ("ouro",)


def test_a_bulletin_without_registered_parties_has_no_index_of_them(bulletin: Bulletin) -> None:
    assert "parties/" not in pages_of(bulletin)


@pytest.mark.archive
def test_the_indexes_of_the_archive_count_its_entries() -> None:
    bulletin = loaded(ROOT)
    pages = pages_of(bulletin)
    for kind in ("authorities", "topics"):
        named = [one for entry in bulletin.entries for one in getattr(entry, kind)]
        for item_id in named:
            page = pages[f"{kind}/{item_id}/"]
            assert isinstance(page, ListingPage)
            assert page.count == named.count(item_id)
            assert sum(len(year.items) for year in page.years) == page.count
    china = listing(bulletin, "jurisdictions/cn/")
    codes = [entry.jurisdictions for entry in bulletin.entries]
    assert china.count == sum(any(one.startswith("CN") for one in entry) for entry in codes)
