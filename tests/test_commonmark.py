"""The examples of the CommonMark specification as texts of entries.

Each becomes what the specification says, or is told to its author: nothing is rendered in
another way. The differences that we want are undone before the comparison (`as_ours`,
`as_theirs`).
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.parsing import PlainPlace, parse_body_of_entry

END = "(end)"
"""Where the marks would go; the specification knows nothing of them."""

SPEC = Path(__file__).parent / "commonmark" / "spec.json"


class Example(NamedTuple):
    """An example of the specification."""

    number: int
    section: str
    markdown: str
    html: str


EXAMPLES = [Example(*example.values()) for example in json.loads(SPEC.read_text("utf-8"))]

RENDERED = 383
TOLD = {
    "raw-html": 72,  # HTML is not allowed
    "indented-text": 48,  # nor code by indentation, which is a slip more often than meant
    "bad-heading": 36,  # levels 1 and 2 are the page's, and a heading has words
    "broken-link": 28,  # relative links lead to other documents, by the names of their files
    "bad-link": 20,  # brackets that look like a link are one, with words and without another
    "empty-body": 17,  # a text says something
    "bad-image": 16,  # images lie beside their text and have a description
    "unused-definition": 14,  # what is defined is used
    "forbidden-address": 4,  # https, http and mailto, and nothing else
    "unclosed-fence": 5,  # code between fences has an end
    # 5: behind the signs that begin code stands one word, the name of a language;
    # 10: `*` within a word is no emphasis; 7: a backtick beside a letter is an apostrophe;
    # 3: `>` below a paragraph compares amounts; 1: `#` behind a heading mirrors its beginning
    "lost-signs": 26,
    "bad-url": 2,  # addresses are well formed
    "forbidden-character": 1,  # &#0; is none
}
"""How many examples have a fault of each code; some have faults of two."""


def with_complete_addresses(text: str) -> str:
    """The specification's `/url` and `/uri` as addresses that ours may have.

    Else almost everything that it says of links would end in the same diagnostic.
    """
    return re.sub(r"(?<![\w/\\])/(ur[il])", r"https://example.org/\1", text)


def as_ours(html: str) -> str:
    """The specification's HTML as we write it."""
    html = with_complete_addresses(html)
    html = re.sub(r'<code class="language-[^"]*">', "<code>", html)  # one word at most: else told
    html = html.replace(" />", ">").replace(
        "<blockquote>\n</blockquote>", "<blockquote></blockquote>"
    )
    return html.replace('"./', '"')


def as_theirs(html: str) -> str:
    """Our HTML without what only we have."""
    html = html.replace(f"<p>{END}</p>", "").replace(END, "")
    html = html.replace(' rel="noopener noreferrer"', "")
    return html.replace("to:content/2022-02/", "").replace('"to:', '"')


def outcome(example: Example) -> tuple[str, frozenset[str]]:
    """The HTML of an example, or the codes of its faults."""
    entry, report = parse_body_of_entry(with_complete_addresses(example.markdown))
    codes = frozenset(found.code.value for found in report.errors)
    return ("" if codes else as_theirs(entry.body.set(PlainPlace(end=END)))), codes


def told() -> Iterator[str]:
    for example in EXAMPLES:
        yield from outcome(example)[1]


@pytest.mark.parametrize("section", sorted({example.section for example in EXAMPLES}))
def test_an_example_becomes_what_the_specification_says_or_is_told(section: str) -> None:
    for example in EXAMPLES:
        if example.section == section:
            html, codes = outcome(example)
            assert codes or html.strip() == as_ours(example.html).strip(), example


def test_as_many_examples_are_rendered_as_we_mean_to() -> None:
    assert sum(not codes for _, codes in map(outcome, EXAMPLES)) == RENDERED


def test_as_many_examples_are_told_as_we_mean_to_and_for_no_other_reason() -> None:
    assert Counter(told()) == TOLD


def test_the_examples_are_all_there() -> None:
    assert [example.number for example in EXAMPLES] == list(range(1, 653))
