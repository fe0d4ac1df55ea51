"""Types of single values, each with its grammar and error messages.

A validator takes the text as the author wrote it and returns the value, or raises a pydantic custom
error whose type is one of our codes.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, NoReturn
from unicodedata import name

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bulletin.diagnostics.report import Code, choice_hint, quoted
from bulletin.values import codes
from bulletin.values.dates import PartialDate, dates_meant
from bulletin.values.law_references import LawReference
from bulletin.values.lookalike_characters import DASH
from bulletin.values.slugs import ENTRY_ID, MAX_SLUG, SLUG, slugify
from bulletin.values.timestamps import EXAMPLE, FORM, parse_instant
from bulletin.values.urls import url_fault

_Lookup = Callable[[str], str | None]

NOT_ONE_VALUE = "not_one_value"
"""The error type for a list or group of fields in place of a single value."""


def reject(code: Code, message: str, hint: str = "") -> NoReturn:
    """Raise a validation error with one of our codes."""
    raise PydanticCustomError(code.value, "{message}", {"message": message, "hint": hint})


def scalar(
    parse: Callable[[str], Any], serialize: Callable[[Any], Any] = str, **json_schema: Any
) -> Any:
    """Return a pydantic annotation for a value that `parse` makes from text."""

    def validate(given: object) -> Any:
        if not isinstance(given, str):
            raise PydanticCustomError(NOT_ONE_VALUE, "this is not a single value")
        if not given.strip():
            reject(Code.EMPTY_VALUE, "this value is only spaces", "write a value")
        return parse(given)

    return (
        PlainValidator(validate),
        PlainSerializer(serialize),
        WithJsonSchema({"type": "string", **json_schema}),
    )


def _line(text: str) -> str:
    line = text.strip()
    if "\n" in line:
        reject(Code.BAD_VALUE, "the value has several lines", "write it on one line")
    return line


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text) or len(text) > MAX_SLUG:
        reject(Code.BAD_VALUE, f"{quoted(text)} is not an id", slug_hint(text))
    return text


def slug_hint(text: str) -> str:
    """Return what to write instead of something that is not a slug."""
    suggested = slugify(text)
    if suggested and suggested != text:
        return f"write {suggested}"
    return "use the letters a-z, digits and single hyphens"


def _date(text: str) -> PartialDate:
    return _parsed_date(text, PartialDate.parse)


def _fact_date(text: str) -> PartialDate:
    return _parsed_date(text, PartialDate.parse_fact)


def _parsed_date(text: str, parse: Callable[[str], PartialDate]) -> PartialDate:
    try:
        return parse(text)
    except ValueError as error:
        meant = " or ".join(dates_meant(text))
        reject(
            Code.BAD_DATE,
            f"{quoted(text)} {_not_a_date(text) if meant else 'is not a date'}",
            f"write {meant}" if meant else str(error),
        )


def _instant(text: str) -> datetime:
    try:
        return parse_instant(text)
    except ValueError as error:
        reject(Code.BAD_DATE, f"{quoted(text)} is not a point in time", str(error))


def _not_a_date(text: str) -> str:
    """Return why a text is not a date; name a dash, because it looks like a hyphen."""
    dash = DASH.search(text)
    return f"has dashes ({name(dash[0]).lower()}), not hyphens" if dash else "is not a date"


def standard_code(
    code: Code, noun: str, name_of: _Lookup, meant_by: _Lookup, hint: str
) -> Callable[[str], str]:
    """Return a validator of standard codes; `hint` is for texts that resemble no code."""

    def parse(text: str) -> str:
        if name_of(text) is None:
            meant = meant_by(text)
            near = f"did you mean {meant} ({name_of(meant)})?" if meant else hint
            reject(code, f"{quoted(text)} is not a {noun}", near)
        return text

    return parse


_one_jurisdiction = standard_code(
    Code.UNKNOWN_JURISDICTION,
    "jurisdiction",
    codes.jurisdiction_name,
    codes.jurisdiction_meant,
    "use an ISO 3166 code such as CN, GB, US-CA or CN-ZJ, or EU, EEA, INT",
)


def _jurisdiction(text: str) -> str:
    if several := codes.jurisdictions_within(text):
        message = f"{quoted(text)} is not a jurisdiction"
        reject(Code.UNKNOWN_JURISDICTION, message, f"write {', '.join(several)}")
    return text if codes.may_be_group(text) else _one_jurisdiction(text)


_language = standard_code(
    Code.UNKNOWN_LANGUAGE,
    "language tag",
    codes.language_name,
    codes.language_meant,
    "use a tag such as en, zh or zh-Hans",
)


def choice(*choices: str) -> Any:
    def parse(text: str) -> str:
        if text not in choices:
            reject(
                Code.BAD_VALUE,
                f"{quoted(text)} is not an allowed value",
                choice_hint(text, choices),
            )
        return text

    return scalar(parse, enum=list(choices))


def _law(text: str) -> LawReference:
    try:
        return LawReference.parse(text)
    except ValueError as error:
        reject(Code.BAD_VALUE, f"{quoted(text)} does not name a provision", str(error))


def _entry_id(text: str) -> str:
    if not ENTRY_ID.fullmatch(text):
        meant = re.search(r"([0-9]{4}-[0-9]{2}/[a-z0-9-]+)", text)
        hint = f"write {meant[1]}" if meant else "write it as 2022-02/some-entry"
        reject(Code.BAD_VALUE, f"{quoted(text)} does not name an entry", hint)
    return text


def _flag(text: str) -> bool:
    if text != "true":
        reject(
            Code.BAD_VALUE,
            f"{quoted(text)} is not an allowed value",
            "write true, or delete the line",
        )
    return True


def _url(text: str) -> str:
    if fault := url_fault(text):
        reject(*fault)
    return text


Line = Annotated[str, *scalar(_line, pattern=r"\S")]
"""A text on one line."""
Prose = Annotated[str, *scalar(str.strip)]
"""A text of any length."""
Slug = Annotated[str, *scalar(_slug, pattern=f"^{SLUG.pattern}$", maxLength=MAX_SLUG)]
"""A lower-case ASCII id with hyphens, as used in addresses."""
Date = Annotated[
    PartialDate, *scalar(_date, pattern=r"^\d{4}-\d{2}(-\d{2})?$", examples=["2022-02-24"])
]
"""A day or a month, EDTF level 0."""
FactDate = Annotated[
    PartialDate,
    *scalar(_fact_date, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", examples=["2022-02-24"]),
]
"""A day or a month; for an event before the year of the issue, also a year."""
Instant = Annotated[
    datetime,
    *scalar(_instant, datetime.isoformat, pattern=f"^{FORM.pattern}$", examples=[EXAMPLE]),
]
"""A point in time, with its offset from UTC (ISO 8601)."""
Jurisdiction = Annotated[str, *scalar(_jurisdiction, examples=["CN", "CN-ZJ", "EU"])]
"""An ISO 3166-1 alpha-2 or ISO 3166-2 code, EU, EEA or INT, or a registered group; a rule checks
that the group is registered.
"""
LanguageTag = Annotated[str, *scalar(_language, examples=["en", "zh-Hans"])]
"""A BCP 47 language tag."""
Url = Annotated[str, *scalar(_url, format="uri", pattern="^https?://")]
"""An absolute http or https address."""
_TRUE: Mapping[str, Any] = {"type": ["string", "boolean"], "enum": [True, "true"]}
Flag = Annotated[bool, *scalar(_flag, serialize=bool, **_TRUE)]
"""`true`; otherwise the line is left out."""
Law = Annotated[
    LawReference,
    *scalar(_law, pattern=f"^{SLUG.pattern}(#.+)?$", examples=["gdpr", "gdpr#art-5-1-c"]),
]
"""The id of a registered law, with a provision after a `#` if one is cited."""
RegistryId = Annotated[str, *scalar(_line, pattern=f"^{SLUG.pattern}$")]
"""The id of something defined elsewhere; a rule reports a name in its place."""
EntryId = Annotated[str, *scalar(_entry_id, pattern=f"^{ENTRY_ID.pattern}$")]
"""An entry by period and slug: `2022-02/some-entry`."""
SOURCE_TYPES = (
    *("official", "court", "gazette", "press-release", "media", "social", "book", "secondary"),
)
SourceType = Annotated[str, *choice(*SOURCE_TYPES)]
"""The kind of publication."""
Access = Annotated[str, *choice("restricted")]
"""Who can open a source; sources that everybody can open need no line."""
