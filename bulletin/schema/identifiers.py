"""Identifiers of legal texts: ELI, CELEX and ECLI by their grammars, other numbers as given."""

import re
import unicodedata
from typing import Annotated

from pydantic import Field

from bulletin.diagnostics.report import Code, quoted
from bulletin.schema.scalars import Line, reject, scalar
from bulletin.schema.validation import Model
from bulletin.values.lookalike_characters import odd_name, plain_identifier

_CELEX = re.compile(
    r"[0-9CE][0-9]{4}[A-Z]{1,2}[0-9]{2,6}"  # sector, year, kind, number
    r"(?:\([0-9]{2}\))?(?:R\([0-9]{2}\))?(?:-[0-9]{8})?"  # part, corrigendum, consolidation
)
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z][A-Z0-9]{0,6}:[0-9]{4}:[A-Za-z0-9.]{1,25}")


def _identifier(text: str) -> str:
    if (plain := plain_identifier(text)) != text:
        odd = next((c for c in text.strip() if c not in plain), "")
        called = f"{odd_name(odd)}" if odd else "an invisible space"
        message = f"{quoted(text)} has {called}, so that nobody who types it would find it"
        reject(Code.BAD_IDENTIFIER, message, f"write {plain}")
    return text


def _celex(text: str) -> str:
    if not _CELEX.fullmatch(text):
        found = _CELEX.search(_in_plain_letters(text))
        hint = f"write {found[0]}" if found else "write it as 32016R0679 or 62020CJ0184"
        reject(Code.BAD_IDENTIFIER, f"{quoted(text)} is not a CELEX number", hint)
    return text


def _ecli(text: str) -> str:
    if not _ECLI.fullmatch(text):
        meant = _in_plain_letters(text)
        meant = meant if meant.startswith("ECLI:") else f"ECLI:{meant}"
        hint = f"write {meant}" if _ECLI.fullmatch(meant) else "write it as ECLI:EU:C:2022:601"
        reject(Code.BAD_IDENTIFIER, f"{quoted(text)} is not an ECLI", hint)
    return text


def _in_plain_letters(text: str) -> str:
    """Return an identifier in ASCII capitals, without spaces."""
    plain = unicodedata.normalize("NFKC", plain_identifier(text))
    return re.sub(r"\s+", "", plain).upper()


def _eli(text: str) -> str:
    if not re.match(r"https?://[^/]+/(?:.*/)?eli/.", text):
        hint = "write its address, such as http://data.europa.eu/eli/reg/2016/679/oj"
        reject(Code.BAD_IDENTIFIER, f"{quoted(text)} is not an ELI", hint)
    return text


Identifier = Annotated[str, *scalar(_identifier, pattern=r"\S")]
"""A number as its authority writes it, with ordinary hyphens and spaces."""
Celex = Annotated[str, *scalar(_celex, pattern=f"^{_CELEX.pattern}$", examples=["62020CJ0184"])]
"""A CELEX number of EUR-Lex."""
Ecli = Annotated[str, *scalar(_ecli, pattern=f"^{_ECLI.pattern}$", examples=["ECLI:EU:C:2022:601"])]
"""A European Case Law Identifier."""
Eli = Annotated[str, *scalar(_eli, format="uri", pattern="/eli/")]
"""A European Legislation Identifier, which is a URL."""


class Identifiers(Model):
    """The official identifiers of an item."""

    eli: Eli | None = None
    celex: Celex | None = None
    ecli: Ecli | None = Field(None, examples=["ECLI:EU:C:2022:601"])
    case: Identifier | None = None
    """A case number of an authority or court."""
    docket: Identifier | None = None
    """A docket number, if the court has both."""
    number: Identifier | None = None
    """The number of a bill, order or decision."""
    gazette: Line | None = None
    """A gazette reference, such as `87 FR 51273`."""


IDENTIFIER_NAMES = {
    "eli": "ELI",
    "celex": "CELEX",
    "ecli": "ECLI",
    "case": "Case",
    "docket": "Docket",
    "number": "Number",
    "gazette": "Official journal",
}
"""The display name of each identifier."""
