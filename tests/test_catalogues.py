"""The catalogues hold all messages, completely translated, with the same places and markup."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bulletin.language.catalogues import catalogue_file
from tests.messages import TRANSLATED, files

PLACE = re.compile(r"%\(\w+\)s|%%")
TAG = re.compile(r"</?\w+[^>]*>")


def catalogue(name: str) -> Catalog:
    with catalogue_file(name).open("rb") as opened:
        return read_po(opened, locale=name)


def forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (text,)


def places(text: str) -> set[str]:
    """What is put into a text; a date may be put in with its preposition or without."""
    return {place.replace("(when)", "(date)") for place in PLACE.findall(text)}


def messages(name: str) -> Iterator[tuple[str, str]]:
    """Each message beside each form of its translation; of a plural, the plural."""
    for message in catalogue(name):
        if message.id:
            yield from ((forms(message.id)[-1], form) for form in forms(message.string))


def test_catalogues_have_the_messages_of_the_program() -> None:
    for file, text in files().items():
        assert file.read_text(encoding="utf-8") == text, "run `make messages`"


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_message_is_translated(name: str) -> None:
    assert [message for message, form in messages(name) if not form] == []
    assert [message.id for message in catalogue(name) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("name", TRANSLATED)
def test_translations_have_the_places_and_the_markup_of_their_messages(name: str) -> None:
    for message, form in messages(name):
        if form:
            assert places(form) == places(message), form
            assert sorted(TAG.findall(form)) == sorted(TAG.findall(message)), form


@pytest.mark.parametrize("name", TRANSLATED)
def test_no_translation_ends_an_attribute_that_it_stands_in(name: str) -> None:
    assert [form for _, form in messages(name) if '"' in TAG.sub("", form)] == []


def test_french_has_no_plain_space_before_high_punctuation() -> None:
    high = re.compile(r" [:;!?»]|« |[^\W\d_%)][:;!?](?= |$)")
    assert [form for _, form in messages("fr") if high.search(TAG.sub("", form))] == []


def test_chinese_has_full_width_punctuation() -> None:
    narrow = re.compile(r"[一-鿿][,;:!?(]|[,;:!?)][一-鿿]")
    found = [
        form for _, form in messages("zh") if narrow.search(PLACE.sub("文", TAG.sub("", form)))
    ]
    assert [form for form in found if "(%(letter)s)项" not in form] == []


def test_chinese_is_chinese() -> None:
    """A sentence without a Chinese character got into the wrong catalogue."""
    words = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
    foreign = [
        form
        for message, form in messages("zh")
        if len(words.findall(PLACE.sub("", TAG.sub("", message)))) > 1
        and not re.search("[一-鿿]", form)
    ]
    assert foreign == []


@pytest.mark.parametrize("name", ["fr", "zh"])
def test_no_translation_is_german(name: str) -> None:
    """What two languages have in common they have from English."""
    german = dict(messages("de"))
    shared = [form for message, form in messages(name) if german[message] == form != message]
    assert [form for form in shared if re.search(r"[^\W\d_]", PLACE.sub("", form))] == []
