"""Collects all messages of the program for translators, and brings the catalogues up to date.

    python -m tests.messages

Messages stand in templates and in Python code as `_("…")`, `gettext`, `ngettext` and `pgettext`,
or as `N_("…")` in constants, which are translated where they are used.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from bulletin.language.catalogues import FOLDER, TEMPLATE, catalogue_file
from bulletin.language.languages import CATALOGUES
from bulletin.schema.vocabulary import plain
from bulletin.views.dataset import described_in_words
from bulletin.views.vocabulary_labels import VOCABULARIES
from tests.projects import ROOT

TRANSLATED = tuple(name for name in CATALOGUES if name != "en")
CODE = tuple(f"bulletin/{name}" for name in "language schema views rendering search site".split())
"""Folders of Python code with words for readers."""
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}
JINJA = {
    "newstyle_gettext": "true",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"""


def sources() -> Iterator[tuple[Path, str]]:
    """The files with messages, and how Babel calls what reads each."""
    for folder in CODE:
        yield from ((file, "python") for file in sorted((ROOT / folder).rglob("*.py")))
    yield from ((file, "jinja2") for file in sorted((ROOT / "templates").rglob("*.html")))


def collected() -> Catalog:
    """All messages of the program, with the files that they stand in."""
    catalogue = Catalog()
    for file, method in sources():
        if "theme" in file.relative_to(ROOT).parts:
            continue
        options = JINJA if method == "jinja2" else {}
        found = extract_from_file(method, file, KEYWORDS, ("Translators:",), options)
        for _line, message, comments, context in found:
            place = (file.relative_to(ROOT).as_posix(), 0)
            catalogue.add(message, None, [place], auto_comments=comments, context=context)
    for context, words in VOCABULARIES.items():
        for word in words:
            catalogue.add(plain(word), context=context)
    for text in described_in_words():
        catalogue.add(text, context="data")
    return catalogue


def updated(name: str, template: Catalog) -> Catalog:
    """A catalogue with exactly the messages of the program; new ones have no translation yet."""
    file = catalogue_file(name)
    with file.open("rb") if file.is_file() else BytesIO() as opened:
        catalogue = read_po(opened, locale=name)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> str:
    """A catalogue as its file, without the lines of a header that would change by themselves."""
    text = BytesIO()
    write_po(text, catalogue, width=96, omit_header=True, sort_output=True, no_location=True)
    header = HEADER
    if catalogue.locale:
        header += f'"Language: {catalogue.locale_identifier}\\n"\n'
        header += f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    return f"{header}\n{text.getvalue().decode().strip()}\n"


def files() -> dict[Path, str]:
    """The catalogues as they are to be."""
    template = collected()
    catalogues = {catalogue_file(name): written(updated(name, template)) for name in TRANSLATED}
    return {FOLDER / TEMPLATE: written(template), **catalogues}


if __name__ == "__main__":
    for file, text in files().items():
        file.write_text(text, encoding="utf-8")
        print(f"Wrote {file.relative_to(ROOT)}")
