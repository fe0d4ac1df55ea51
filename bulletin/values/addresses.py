"""Where everything is published: addresses below the home page, which never change.

An address has no slash at its beginning, so that it can follow any base: the home page is
the empty string, an issue `2022-02/`, an entry `2022-02/some-entry/`.
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
"""The folder of the files that a bulletin's own look needs."""
SUBJECT_TABLE = "search/subjects.json"
SEARCH_SHARDS = "search/terms/"
SEARCH_TEXTS = "search/texts/"
SEARCH_TITLES = "search/titles/"
TITLES_A_FILE = 100
"""Entries whose titles are in one file, for pages that list many."""


def issue_address(period: str) -> str:
    return f"{period}/"


def email_address(period: str, ending: str) -> str:
    """The address of an issue as a mail: `html` or `txt`."""
    return f"{period}/email.{ending}"


def entry_address(period: str, slug: str) -> str:
    return f"{period}/{slug}/"


def section_address(section: str) -> str:
    return listing_address(SECTIONS, section)


def listing_address(index: str, item_id: str) -> str:
    """The address of something that an index lists, such as `jurisdictions/cn-zj/`."""
    return f"{index}{item_id.lower()}/"


def place_section_address(place: str, section: str) -> str:
    """Below which the feed and the calendar are of what a jurisdiction has in a section.

    Nothing else is there: the search lists these entries.
    """
    return f"{listing_address(JURISDICTIONS, place)}{section}/"


def provision_address(law: str, provision: str) -> str:
    """The address of a whole provision of a law, such as `laws/gdpr/art-32/`."""
    return f"{listing_address(LAWS, law)}{provision}/"


def changes_address(part: str) -> str:
    """The address of a list of changes: of all, or of a part such as `corrections`."""
    return f"{CHANGES}{part}/" if part else CHANGES


def year_address(listing: str, year: int) -> str:
    """The address of what a listing has of one year."""
    return f"{listing}{year}/"


def page_address(listing: str, number: int) -> str:
    """The address of a further page of a list; no slug has a part of it, so that it is free."""
    return f"{listing}page/{number}/"


def atom_address(page: str) -> str:
    """Where the Atom feed is of what a page lists; the home page's has everything."""
    return f"{page}feed.xml"


def json_feed_address(page: str) -> str:
    """The same as a JSON Feed."""
    return f"{page}feed.json"


def table_address(table: str, ending: str) -> str:
    """Where a table of the dataset is: `data/entries.csv`, or `data/entries.schema.json`."""
    return f"{DATASET}{table}.{ending}"


def currency_address(currency: str) -> str:
    """The address of the figures of a currency."""
    return f"{FIGURES}{currency.lower()}/"


def register_texts_address(part: int) -> str:
    """Where the words are of a part of the rows of the register."""
    return f"{SANCTIONS}rows-{part}.json"


def titles_address(entry: int) -> str:
    """Where the title is of the entry that the search numbers so, with those of its neighbours."""
    return f"{SEARCH_TITLES}{entry // TITLES_A_FILE}.json"


def watch_actions_address(part: int) -> str:
    """Where the words are of a part of the key dates that a reader watches."""
    return f"{WATCH}actions-{part}.json"


def watch_entries_address(period: str) -> str:
    """Where the numbers are of the entries of a month."""
    return f"{WATCH}entries-{period}.json"


def citations_address(form: str, folder: str = DATASET) -> str:
    """Where the citations of the archive are, or of the issue at an address, in a form.

    The form is the ending of the file's name: `data/citations.bib`, `2022-02/citations.ris`.
    """
    return f"{folder}citations.{form}"


def calendar_address(listing: str) -> str:
    """The address of the calendar that belongs to a listing, such as that of a section.

    The one of everything belongs to the home page.
    """
    return f"{listing}dates.ics"


def script_words_address(language: str) -> str:
    """The module with the words of scripts in a language."""
    return f"assets/words/{language}.js"


def document_address(path: str) -> str:
    """Where a file of the content is published: `content/2022-02/a.md` at `2022-02/a/`."""
    place = path.removeprefix("content/")
    stem, ending = splitext(place)
    if ending != ".md":
        return place
    folder, name = split(stem)
    if name == "issue":
        return issue_address(folder)
    return f"{name}/" if folder == "pages" else entry_address(folder, name)


def relative(target: str, page: str) -> str:
    """The way from one page to another address, as a link is written: `../2022-02/#note`."""
    folder = page[: page.rfind("/") + 1]
    parent = folder[: folder.rfind("/", 0, -1) + 1]
    if target.startswith(folder):
        return target[len(folder) :] or "./"
    if parent and target.startswith(parent):
        return "../" + target[len(parent) :]
    return "../" * folder.count("/") + target


def file_of(address: str) -> str:
    """The file that answers at an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
