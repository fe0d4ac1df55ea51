"""Load message catalogues: gettext files (.po) next to this module.

The files are committed as text and compiled in memory, so that no compiled catalogue can be
outdated.
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
"""All messages without translations, as extracted from the program and its templates."""


def catalogue_file(name: str) -> Path:
    """Return the path of a catalogue, such as `de`."""
    return FOLDER / f"{name}.po"


@cache
def translations_of(name: str) -> NullTranslations:
    """Return the messages of a catalogue; for English, the message ids themselves.

    Missing and fuzzy messages stay in English.
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
    """Return a digest of the present state of a catalogue."""
    file = catalogue_file(name)
    return digest_of(name.encode(), file.read_bytes() if file.is_file() else b"")
