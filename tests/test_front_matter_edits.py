"""A copy is written into the front matter, and no other byte of the file changes."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.link_checker.front_matter_edits import CannotEdit, with_fields
from tests.parsing import parse_entry

ADDED = {
    "archive_url": "https://web.archive.org/web/20220301123456/https://www.example.org/1",
    "archived": "2022-03-01",
}
BLOCK = f"    archive_url: {ADDED['archive_url']}\n    archived: 2022-03-01\n"
FLOW = f'archive_url: "{ADDED["archive_url"]}", archived: "2022-03-01"'
BEFORE = "---\ntitle: The authority fines a company\nsources:\n"
AFTER = "---\nThe authority: fined.[^a]\n\n  - url: https://www.example.org/1\n"


def add(sources: str, index: int = 0, added: Mapping[str, str] = ADDED) -> str:
    """The lines of the sources after an edit; what is around them has to be as it was."""
    content = f"{BEFORE}{sources}{AFTER}".encode()
    changed = with_fields(content, ("sources", index), "url", added).decode()
    assert changed.startswith(BEFORE)
    assert changed.endswith(AFTER)
    return changed.removeprefix(BEFORE).removesuffix(AFTER)


# Block style


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/1",
        "'https://www.example.org/1'",
        '"https://www.example.org/1"',
        "https://www.example.org/1   ",
    ],
)
def test_lines_follow_the_address(url: str) -> None:
    before = f"  - id: a\n    url: {url}\n"
    assert add(f"{before}    title: One\n") == f"{before}{BLOCK}    title: One\n"


def test_the_address_may_come_first_or_last() -> None:
    assert add("  - url: https://x.org/\n    id: a\n") == (
        f"  - url: https://x.org/\n{BLOCK}    id: a\n"
    )
    last = "  - id: a\n    title: One\n    url: https://x.org/\n"
    assert add(last) == last + BLOCK


def test_the_right_source_is_changed() -> None:
    same = "    url: https://x.org/\n"
    assert add(f"  - id: a\n{same}  - id: b\n{same}  - id: c\n{same}", 1) == (
        f"  - id: a\n{same}  - id: b\n{same}{BLOCK}  - id: c\n{same}"
    )


def test_the_indentation_is_that_of_the_source() -> None:
    deep = BLOCK.replace("    ", "        ")
    before = "    -   id: a\n        url: https://x.org/\n"
    assert add(before) == before + deep
    flush = BLOCK.replace("    ", "  ")
    assert add("- id: a\n  url: https://x.org/\n") == f"- id: a\n  url: https://x.org/\n{flush}"


def test_comments_stay_where_they_are() -> None:
    before = "  # The press release\n  - id: a\n    # found by hand\n    url: https://x.org/\n"
    after = "    # not in English\n    title: One\n"
    assert add(before + after) == before + BLOCK + after


@pytest.mark.parametrize("folded", [">-\n      https://x.org/", "\n      https://x.org/"])
def test_an_address_below_its_name_is_left_in_peace(folded: str) -> None:
    id_, url, title = "  - id: a\n", f"    url: {folded}\n", "    title: One\n"
    assert add(id_ + url + title) == id_ + url + BLOCK + title


def test_a_source_may_begin_below_its_dash() -> None:
    before = "  -\n    url: https://x.org/\n    id: a\n"
    assert add(before) == f"  -\n    url: https://x.org/\n{BLOCK}    id: a\n"


def test_an_address_with_signs_of_yaml_is_quoted() -> None:
    added = {"archive_url": "https://web.archive.org/web/1/https://x.org/#a,b[1]:"}
    before = "  - id: a\n    url: https://x.org/\n"
    assert add(before, 0, added) == f'{before}    archive_url: "{added["archive_url"]}"\n'


# Flow style


@pytest.mark.parametrize(
    "url", ["https://x.org/1", "'https://x.org/1'", '"https://x.org/1"', "https://x.org/'1'"]
)
def test_fields_follow_the_address_between_braces(url: str) -> None:
    assert add(f"  - {{id: a, url: {url}, title: One}}\n") == (
        f"  - {{id: a, url: {url}, {FLOW}, title: One}}\n"
    )
    assert add(f"  - {{ id: a, url: {url} }}\n") == f"  - {{ id: a, url: {url}, {FLOW} }}\n"


def test_a_whole_list_may_stand_on_a_line() -> None:
    assert add("  [{id: a, url: https://x.org/}, {id: b, url: https://y.org/}]\n", 1) == (
        f"  [{{id: a, url: https://x.org/}}, {{id: b, url: https://y.org/, {FLOW}}}]\n"
    )


def test_a_group_may_have_several_lines() -> None:
    before = "  - {id: a,\n     url: https://x.org/"
    assert add(before + ",\n     title: One}\n") == f"{before}, {FLOW},\n     title: One}}\n"


def test_an_address_with_an_escape_is_left_in_peace() -> None:
    assert add('  - {id: a, url: "https://x.org/\\u0031"}\n') == (
        f'  - {{{FLOW}, id: a, url: "https://x.org/\\u0031"}}\n'
    )


# Bytes


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("break_", [b"\n", b"\r\n"])
def test_marks_and_line_ends_are_kept(mark: bytes, break_: bytes) -> None:
    sources = "  - id: a\n    title: 数据 “é”\n    url: https://x.org/\n"
    content = mark + f"{BEFORE}{sources}{AFTER}".encode().replace(b"\n", break_)
    expected = mark + f"{BEFORE}{sources}{BLOCK}{AFTER}".encode().replace(b"\n", break_)
    assert with_fields(content, ("sources", 0), "url", ADDED) == expected


def test_a_file_may_have_both_line_ends() -> None:
    content = f"{BEFORE}  - id: a\r\n    url: https://x.org/\n{AFTER}".encode()
    expected = f"{BEFORE}  - id: a\r\n    url: https://x.org/\n{BLOCK}{AFTER}".encode()
    assert with_fields(content, ("sources", 0), "url", ADDED) == expected


# What is not edited


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ("  - id: a\n", "cannot be found"),
        ("  - a\n", "cannot be found"),
        ("  - url: https://x.org/\n    archived: 2022-02\n", "has an archived copy"),
        ("  - id: a\n    url: https://x.org/\n  - id: [\n", "without errors"),
        ("  - id: a\n    ? url\n    : https://x.org/\n", "no field of the source begins a line"),
        ("  - id: a\n    url: https://x.org/\n    url: https://y.org/\n", "without errors"),
    ],
)
def test_what_cannot_be_edited_is_said(sources: str, words: str) -> None:
    with pytest.raises(CannotEdit, match=words):
        add(sources)


def test_what_would_be_read_otherwise_is_not_written() -> None:
    with pytest.raises(CannotEdit, match="in an unusual way"):
        add("  - id: a\n    url: https://x.org/\n", 0, {"archived": " 2022-02 "})


def test_a_source_that_is_not_there_is_said() -> None:
    with pytest.raises(CannotEdit, match="cannot be found"):
        add("  - id: a\n    url: https://x.org/\n", 3)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["block", "flow"]),
            st.permutations(["id: a", "url: https://x.org/1", "lang: fr", 'title: "One: {a}, b"']),
        ),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 3),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_there_is_there_and_in_its_order(
    sources: list[tuple[str, list[str]]], index: int, break_: str
) -> None:
    index %= len(sources)
    written = "".join(
        "  - " + ("\n    ".join(fields) if style == "block" else f"{{{', '.join(fields)}}}") + "\n"
        for style, fields in sources
    )
    content = f"{BEFORE}{written}{AFTER}".replace("\n", break_).encode()
    changed = with_fields(content, ("sources", index), "url", ADDED)
    lost = iter(changed)
    assert all(byte in lost for byte in content)
    inserted = len(changed) - len(content)
    places = [
        n for n in range(len(content) + 1) if changed[:n] + changed[n + inserted :] == content
    ]
    assert places
    entry, _ = parse_entry(changed.decode())
    assert entry
    assert [bool(getattr(one, "archive_url", None)) for one in entry.sources] == [
        n == index for n in range(len(sources))
    ]
