"""Catalogues of messages: gettext files (.po) beside this module, read when a site is built.

The files are committed as they are translated and compiled in memory, so that no compiled
catalogue can be older than its source.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bulletin.values.digests import digest_of

FOLDER = Path(__file__).parent / "catalogues"
TEMPLATE = "messages.pot"
"""All messages without a translation, as they stand in the program and its templates."""


def catalogue_file(name: str) -> Path:
    """The file of the catalogue with this name, such as `de`."""
    return FOLDER / f"{name}.po"


@cache
def translations_of(name: str) -> NullTranslations:
    """The messages of a catalogue; those of English, which has none, are the messages themselves.

    Messages that are missing, or marked as fuzzy, stay English.
    """
    file = catalogue_file(name)
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=name, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def digest_of_catalogue(name: str) -> bytes:
    """What tells this state of a catalogue from any other."""
    file = catalogue_file(name)
    return digest_of(name.encode(), file.read_bytes() if file.is_file() else b"")
