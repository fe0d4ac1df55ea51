"""The addresses of everything on the site, relative to the home page; they never change.

An address has no leading slash: the home page is the empty string, an issue `2022-02/`, an entry
`2022-02/some-entry/`.
"""

from posixpath import split, splitext

HOME = ""
ARCHIVE = "archive/"
SEARCH = "search/"
SECTIONS = "sections/"
FOLLOW = "follow/"
CHANGES = "changes/"
SUBSCRIPTIONS = "follow/list.json"
COMPARE = "compare/"
COMPARISON_TABLES = "compare/tables.json"
DATASET = "data/"
DATABASE = "data/bulletin.sqlite"
DATA_PACKAGE = "data/datapackage.json"
SANCTIONS = "sanctions/"
REGISTER = "sanctions/register.json"
FIGURES = "sanctions/figures/"
JURISDICTIONS = "jurisdictions/"
AUTHORITIES = "authorities/"
LAWS = "laws/"
PARTIES = "parties/"
TOPICS = "topics/"
INDEXES = "indexes/"
DATES = "dates/"
LATER_DATES = "dates/later/"
UNKNOWN_DATES = "dates/unknown/"
WATCH = "watch/"
WATCH_TABLES = "watch/tables.json"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SEARCH_INDEX = "search/index.json"
OWN_FILES = "assets/look"
"""The folder of the files for a bulletin's own look."""
FACET_TABLE = "search/facets.json"
SUBJECT_TABLE = "search/subjects.json"
SEARCH_SHARDS = "search/terms/"
SEARCH_TEXTS = "search/texts/"
SEARCH_TITLES = "search/titles/"


RESERVED = frozenset(
    str(address).partition("/")[0] for name, address in tuple(globals().items()) if name.isupper()
)
"""The first parts of all these addresses, which no page of an author may have."""

TITLES_A_FILE = 100
"""Entries whose titles are in one file, for pages that list many."""


def issue_address(period: str) -> str:
    return f"{period}/"


def email_address(period: str, ending: str) -> str:
    """Return the address of an issue's e-mail edition: `html` or `txt`."""
    return f"{period}/email.{ending}"


def entry_address(period: str, slug: str) -> str:
    return f"{period}/{slug}/"


def section_address(section: str) -> str:
    return listing_address(SECTIONS, section)


def listing_address(index: str, item_id: str) -> str:
    """Return the address of a subject's page, such as `jurisdictions/cn-zj/`."""
    return f"{index}{item_id.lower()}/"


def place_section_address(place: str, section: str) -> str:
    """Return the base address of the feed and calendar of a jurisdiction's entries in a section.

    There is no page at this address: the search lists these entries.
    """
    return f"{listing_address(JURISDICTIONS, place)}{section}/"


def provision_address(law: str, provision: str) -> str:
    """Return the address of a whole provision of a law, such as `laws/gdpr/art-32/`."""
    return f"{listing_address(LAWS, law)}{provision}/"


def changes_address(part: str) -> str:
    """Return the address of a list of changes: of all, or of a part such as `corrections`."""
    return f"{CHANGES}{part}/" if part else CHANGES


def year_address(listing: str, year: int) -> str:
    """Return the address of one year of a listing."""
    return f"{listing}{year}/"


def page_address(listing: str, number: int) -> str:
    """Return the address of a further page of a list, which no slug can collide with."""
    return f"{listing}page/{number}/"


def atom_address(page: str) -> str:
    """Return the address of the Atom feed of a page; for the home page, of all entries."""
    return f"{page}feed.xml"


def json_feed_address(page: str) -> str:
    """Return the address of the JSON Feed of a page."""
    return f"{page}feed.json"


def table_address(table: str, ending: str) -> str:
    """Return the address of a dataset table: `data/entries.csv`, `data/entries.schema.json`."""
    return f"{DATASET}{table}.{ending}"


def currency_address(currency: str) -> str:
    """Return the address of the figures of a currency."""
    return f"{FIGURES}{currency.lower()}/"


def register_texts_address(part: int) -> str:
    """Return the address of the texts for a part of the rows of the register."""
    return f"{SANCTIONS}rows-{part}.json"


def comparison_address(kind: str) -> str:
    """Return the address of the column of entries by `jurisdiction`, `authority` or `law`."""
    return f"{COMPARE}{kind}.json"


def titles_address(entry: int) -> str:
    """Where the title is of the entry that the search numbers so, with those of its neighbours."""
    return f"{SEARCH_TITLES}{entry // TITLES_A_FILE}.json"


def watch_actions_address(part: int) -> str:
    """Return the address of the texts for a part of the key dates that a reader watches."""
    return f"{WATCH}actions-{part}.json"


def watch_entries_address(period: str) -> str:
    """Return the address of the entry numbers of a month."""
    return f"{WATCH}entries-{period}.json"


def citations_address(form: str, folder: str = DATASET) -> str:
    """Return the address of a citations file, of the archive or of an issue, in a format.

    The format is the file name extension: `data/citations.bib`, `2022-02/citations.ris`.
    """
    return f"{folder}citations.{form}"


def calendar_address(listing: str) -> str:
    """Return the address of the calendar of a listing, such as a section.

    The calendar of everything belongs to the home page.
    """
    return f"{listing}dates.ics"


def javascript_messages_address(language: str) -> str:
    """Return the address of the module with the words of scripts in a language."""
    return f"assets/words/{language}.js"


def document_address(path: str) -> str:
    """Return the address of a content file: `content/2022-02/a.md` is published at `2022-02/a/`."""
    place = path.removeprefix("content/")
    stem, ending = splitext(place)
    if ending != ".md":
        return place
    folder, name = split(stem)
    if name == "issue":
        return issue_address(folder)
    return f"{name}/" if folder == "pages" else entry_address(folder, name)


def relative(target: str, page: str) -> str:
    """Return the relative link from one page to another address: `../2022-02/#note`."""
    folder = page[: page.rfind("/") + 1]
    parent = folder[: folder.rfind("/", 0, -1) + 1]
    if target.startswith(folder):
        return target[len(folder) :] or "./"
    if parent and target.startswith(parent):
        return "../" + target[len(parent) :]
    return "../" * folder.count("/") + target


def file_of(address: str) -> str:
    """Return the file that a server returns for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
