"""The types of single values: each has one grammar, and a message that teaches it.

Every validator takes the text as the author wrote it and gives the value, or raises
pydantic's custom error whose type is one of our codes.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bulletin import codes
from bulletin.dates import PartialDate
from bulletin.diagnostics import Code, choice_hint, quoted
from bulletin.urls import url_faults

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80


def reject(code: Code, message: str, hint: str = "") -> NoReturn:
    """Refuse a value with one of our codes."""
    raise PydanticCustomError(code.value, "{message}", {"message": message, "hint": hint})


def _scalar(parse: Callable[[str], Any], **json_schema: Any) -> Any:
    """A pydantic annotation for a value that `parse` makes of its text."""

    def validate(given: object) -> Any:
        if isinstance(given, list):
            reject(Code.WRONG_TYPE, "this is a list; one value is expected", "remove the '- '")
        if not isinstance(given, str):
            reject(Code.WRONG_TYPE, "these are fields; one value is expected")
        return parse(given)

    return (
        PlainValidator(validate),
        PlainSerializer(str),
        WithJsonSchema({"type": "string", **json_schema}),
    )


def _line(text: str) -> str:
    line = text.strip()
    if "\n" in line:
        reject(Code.BAD_VALUE, "this has to stand on one line", "write it as one paragraph")
    if not line:
        reject(Code.BAD_VALUE, "there is nothing but blanks here")
    return line


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text) or len(text) > MAX_SLUG:
        hint = "use lower-case letters a-z, digits and single hyphens"
        suggested = slugify(text)
        reject(
            Code.BAD_VALUE,
            f"{quoted(text)} is not an id",
            f"write {quoted(suggested)}" if suggested else hint,
        )
    return text


def slugify(text: str) -> str:
    """The slug nearest to a text; empty if it has no letter or digit of ASCII."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:MAX_SLUG].strip("-")


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        reject(Code.BAD_DATE, f"{quoted(text)} is not a date", str(error))


def _jurisdiction(text: str) -> str:
    if codes.jurisdiction_name(text) is None:
        meant = codes.jurisdiction_meant(text)
        reject(
            Code.UNKNOWN_JURISDICTION,
            f"{quoted(text)} is not a jurisdiction",
            f"did you mean '{meant}'?"
            if meant
            else "use a code of ISO 3166 such as CN, GB, US-CA or CN-ZJ, or EU",
        )
    return text


def _language(text: str) -> str:
    if codes.language_name(text) is None:
        meant = codes.language_meant(text)
        reject(
            Code.UNKNOWN_LANGUAGE,
            f"{quoted(text)} is not a language tag",
            f"did you mean '{meant}'?" if meant else "use a tag such as en, zh or zh-Hans",
        )
    return text


def _choice(*choices: str) -> Any:
    def parse(text: str) -> str:
        if text not in choices:
            reject(Code.BAD_VALUE, f"{quoted(text)} is not a choice", choice_hint(text, choices))
        return text

    return _scalar(parse, enum=list(choices))


def _url(text: str) -> str:
    for code, message, hint in url_faults(text):
        reject(code, message, hint)
    return text


Line = Annotated[str, *_scalar(_line, pattern=r"\S")]
"""A text on one line."""
Prose = Annotated[str, *_scalar(str.strip)]
"""A text of any length."""
Slug = Annotated[str, *_scalar(_slug, pattern=f"^{SLUG.pattern}$", maxLength=MAX_SLUG)]
"""An id that may stand in an address: lower-case ASCII words with hyphens."""
Date = Annotated[
    PartialDate, *_scalar(_date, pattern=r"^\d{4}-\d{2}(-\d{2})?$", examples=["2022-02-24"])
]
"""A day or a month, EDTF level 0."""
Jurisdiction = Annotated[str, *_scalar(_jurisdiction, examples=["CN", "CN-ZJ", "EU"])]
"""An ISO 3166-1 alpha-2 or ISO 3166-2 code, or EU."""
Language = Annotated[str, *_scalar(_language, examples=["en", "zh-Hans"])]
"""A BCP 47 language tag."""
Url = Annotated[str, *_scalar(_url, format="uri", pattern="^https?://")]
"""An absolute http or https address."""
SourceType = Annotated[
    str,
    *_choice("official", "court", "gazette", "press-release", "media", "social", "secondary"),
]
"""What kind of publication a source is."""
