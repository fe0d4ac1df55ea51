"""YAML as a tree of nodes: every scalar is the text it is, and knows where it stands."""

from typing import Any

import pytest

from bulletin.diagnostics.report import Code, Location, Report
from bulletin.parsing.located_nodes import Mapping, Node, Scalar, Sequence, node_at
from bulletin.parsing.yaml_nodes import parse_yaml

PATH = "content/bulletin.yml"


def read(text: str, first_line: int = 1) -> tuple[Node, Report]:
    report = Report()
    return parse_yaml(text, PATH, report, first_line), report


def sound(text: str, first_line: int = 1) -> Node:
    node, report = read(text, first_line)
    assert report.diagnostics == []
    return node


def faults_in(text: str) -> list[tuple[Code, int, int]]:
    _, report = read(text)
    return [(one.code, one.location.line, one.location.column) for one in report.diagnostics]


def place_of(node: Node, *path: str | int) -> tuple[int, int]:
    location = node_at(node, path).location
    return location.line, location.column


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "yes",
        "off",
        "true",
        "null",
        "~",
        "22:22",
        "1:30",
        "0123",
        "0x1F",
        "0o17",
        "1_000",
        "1.10",
        "1e9",
        ".5",
        ".inf",
        ".NaN",
        "=",
        "2022-02",
        "2022-02-24",
        "2026-02-30",
        "2022-02-24T10:00:00Z",
        "9" * 5000,
        "数据出境安全评估办法",
        "C#1",
        "a:b",
    ],
)
@pytest.mark.parametrize("template", ["{}", "a: {}", "- {}", "[{}]", "{{a: {}}}", "a: '{}'"])
def test_a_scalar_is_the_text_it_is(text: str, template: str) -> None:
    written = template.replace("{}", text).replace("{{", "{").replace("}}", "}")
    plain: Any = sound(written).plain()
    while not isinstance(plain, str):
        plain = plain["a"] if isinstance(plain, dict) else plain[0]
    assert plain == text


@pytest.mark.parametrize("key", ["NO", "22:22", "0123", "1e9", "=", "~", "true", "2022-02-24"])
def test_a_key_is_the_text_it_is(key: str) -> None:
    assert sound(f"{key}: value").plain() == {key: "value"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 'it''s'", "it's"),
        (r'a: "\"CAC\" in C:\\t"', '"CAC" in C:\\t'),
        (r'a: "\u4E2D"', "中"),
        (r'a: "\U00004E2D"', "中"),
        ("a: 'CAC: new #1 rules'", "CAC: new #1 rules"),
        ("a: one\n  two", "one two"),
        ("a: 'one\n\n  two'", "one\ntwo"),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("a: |-\n  one\n   two\n\n", "one\n two"),
        ("a: |+\n  one\n\n", "one\n\n"),
        ("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        ("a: >-\n  one # two\n", "one # two"),
        ("a: |\n  # one\n", "# one\n"),
        ("a: one # two".replace(" # ", "#"), "one#two"),
    ],
)
def test_quotes_and_blocks_are_read(text: str, value: str) -> None:
    assert sound(text).plain() == {"a": value}


def test_comments_on_lines_of_their_own_are_no_part() -> None:
    assert sound("# about\na: 1\n# b: 2\n\nc: 'x'\n").plain() == {"a": "1", "c": "x"}
    assert sound("a:\n  - b: c\n  # d: e\nf: [\n  g,\n  # h,\n  i\n]\n").plain() == {
        "a": [{"b": "c"}],
        "f": ["g", "i"],
    }
    assert sound("a:\n- b\n# c\n- d\n").plain() == {"a": ["b", "d"]}


def test_lists_and_groups_are_read_as_they_are_nested() -> None:
    text = "a: [x, y]\nb:\n  - c: 1\n    d: 2\n  - e\nf: {g: h}\n"
    plain = {"a": ["x", "y"], "b": [{"c": "1", "d": "2"}, "e"], "f": {"g": "h"}}
    assert sound(text).plain() == plain


def test_an_empty_text_has_no_fields() -> None:
    assert sound("") == Mapping({}, {}, Location(PATH, 1, 1))
    assert sound("# nothing\n") == Mapping({}, {}, Location(PATH, 1, 1))


def test_a_node_knows_its_place() -> None:
    node = sound("a: one\nb:\n  - c\n  -   d: e\nf: {g: 'h'}\n")
    assert place_of(node) == (1, 1)
    assert place_of(node, "a") == (1, 4)
    assert place_of(node, "b", 0) == (3, 5)
    assert place_of(node, "b", 1) == (4, 7)
    assert place_of(node, "b", 1, "d") == (4, 10)
    assert place_of(node, "f", "g") == (5, 8)


def test_a_key_knows_its_place() -> None:
    node = sound("a: one\nb:\n  - 数据: c\n")
    group = node_at(node, ("b", 0))
    assert isinstance(node, Mapping)
    assert isinstance(group, Mapping)
    assert node.keys["b"].location == Location(PATH, 2, 1)
    assert group.keys["数据"].location == Location(PATH, 3, 5)


def test_columns_count_code_points() -> None:
    node = sound('{数据: 出境, 😀: "评估", é: z}')
    assert place_of(node, "数据") == (1, 6)
    assert place_of(node, "😀") == (1, 13)
    assert place_of(node, "é") == (1, 22)


def test_a_value_behind_chinese_lines_knows_its_place() -> None:
    node = sound("标题: 数据出境安全评估办法\n说明: |\n  第一行\n  第二行\nb: x\n")
    assert place_of(node, "说明") == (2, 5)
    assert place_of(node, "b") == (5, 4)


def test_a_block_stands_where_its_sign_stands() -> None:
    node = sound("a: |\n  one\n\n  two\nb: >-\n  three\nc: x\n")
    assert place_of(node, "a") == (1, 4)
    assert place_of(node, "b") == (5, 4)
    assert place_of(node, "c") == (7, 4)


def test_places_count_from_the_line_on_which_the_text_begins() -> None:
    node = sound("a: x\nb: y\n", first_line=2)
    assert place_of(node, "a") == (2, 4)
    assert place_of(node, "b") == (3, 4)


def test_places_are_the_same_after_crlf() -> None:
    node = sound("a: x\r\nb:\r\n  - y\r\n")
    assert place_of(node, "a") == (1, 4)
    assert place_of(node, "b", 0) == (3, 5)


def test_the_way_to_a_node_ends_where_there_is_none() -> None:
    node = sound("a:\n  - b: c\n")
    assert place_of(node, "missing") == (1, 1)
    assert place_of(node, "a", 0, "missing") == (2, 5)
    assert place_of(node, "a", 7) == (2, 3)


def test_nodes_say_what_they_are() -> None:
    node = sound("a: [x]\n")
    assert isinstance(node, Mapping)
    assert isinstance(node_at(node, ("a",)), Sequence)
    assert node_at(node, ("a", 0)) == Scalar("x", Location(PATH, 1, 5))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: &x b", 1, 4),
        ("a: b\nc: *a", 2, 4),
        ("a: !!binary eA==", 1, 4),
        ("a: !!python/object/apply:os.system [ls]", 1, 4),
        ("a: !own b", 1, 4),
        ("- !!set {x}", 1, 3),
        ("a: &x [*x]", 1, 4),
        ("&x a: b", 1, 1),
        ("a: b\n<<: {c: d}", 2, 1),
        ("? [a, b]\n: c", 1, 3),
        ("a: b\n--- \nc: d", 2, 1),
    ],
)
def test_what_programmers_write_is_refused(text: str, line: int, column: int) -> None:
    assert faults_in(text) == [(Code.UNSUPPORTED_YAML, line, column)]


def test_a_quoted_merge_sign_is_a_name_like_any_other() -> None:
    assert sound("'<<': x").plain() == {"<<": "x"}


def test_the_second_of_two_equal_keys_is_told_and_the_first_kept() -> None:
    node, _ = read("a: 1\nb: 2\na: 3\n")
    assert node.plain() == {"a": "1", "b": "2"}
    assert faults_in("a: 1\nb: 2\na: 3\n") == [(Code.DUPLICATE_KEY, 3, 1)]


@pytest.mark.parametrize("text", ["a:\nb: x", "a: ''\nb: x", 'a: ""\nb: x', "a: |\nb: x"])
def test_a_value_that_is_missing_is_told(text: str) -> None:
    node, report = read(text)
    assert [(one.code, one.location.line) for one in report.diagnostics] == [(Code.EMPTY_VALUE, 1)]
    assert node.plain() == {"a": None, "b": "x"}


@pytest.mark.parametrize("text", ["a: CAC #1 rule", "- a: b\n  c: CAC\t# rule", "[a, b #1\n]"])
def test_words_behind_a_comment_sign_are_told(text: str) -> None:
    assert [code for code, _, _ in faults_in(text)] == [Code.YAML_COMMENT]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: one\n  #1 in shoes\nb: c", (2, 3)),
        ("a: one\n\n #1", (3, 2)),
        ("- a: one\n  b: c\n   #d", (3, 4)),
        ("- a\n #b\n- c", (2, 2)),
        ("a: [b\n#c\n]", (2, 1)),
        ("a: [gdpr] #art-5", (1, 11)),
        ("a: {b: c}#d", (1, 10)),
        ('a: "one" #2 of the series', (1, 10)),
        ("a:\n  - 'one\n    two' # three", (3, 10)),
        ("a: [[b] # c\n]", (1, 9)),
    ],
)
def test_a_comment_that_may_be_part_of_a_value_is_told(text: str, place: tuple[int, int]) -> None:
    assert faults_in(text) == [(Code.YAML_COMMENT, *place)]


def test_a_comment_within_a_value_is_told_at_its_place() -> None:
    assert faults_in("a: one\n  #1 in shoes\n  two\nb: c") == [(Code.INVALID_YAML, 2, 3)]


@pytest.mark.parametrize("text", ["--- Draft, not before May\na: b", "... Draft\na: b"])
def test_text_behind_a_mark_of_documents_is_told(text: str) -> None:
    assert faults_in(text) == [(Code.UNSUPPORTED_YAML, 1, 1)]


def test_bare_marks_of_documents_are_no_text() -> None:
    assert sound("---  \na: b\n").plain() == {"a": "b"}


@pytest.mark.parametrize("escape", ["t", "_", "/", "n", "x41", " ", "\n "])
def test_a_backslash_that_would_change_the_text_is_told(escape: str) -> None:
    assert faults_in(f'a: x\nb: "C:\\{escape}emp"') == [(Code.INVALID_YAML, 2, 7)]


def test_the_hint_on_a_backslash_mends_it() -> None:
    _, report = read(r'''a: "it's \"C:\temp\""''')
    (fault,) = report.diagnostics
    written = fault.hint.removeprefix("to keep it, write ")
    assert sound(f"a: {written}").plain() == {"a": r'''it's "C:\temp"'''}


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\u202e", r"\u2028", r"\uFEFF", r"\U000E0041"])
def test_escapes_cannot_smuggle_invisible_characters(escape: str) -> None:
    assert faults_in(f'a: x\nb: "x{escape}"') == [(Code.FORBIDDEN_CHARACTER, 2, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        'a: "b" c',
        "a: [b",
        "a: 'b",
        "a: {b",
        "a\n\tb: c",
        "a:\n\t- b",
        "a: @b",
        "a: `b`",
        "a: %b",
        "a: b\n c: d\n",
        "a: b\nc\n",
        "- a\nb: c",
        "]",
        '"\\ud800"',
        '"\\q"',
        "a: b\n---\n%YAML",
        "%YAML 9.9\n---\na: b",
        "\x00",
    ],
)
def test_what_is_not_yaml_is_told_inside_the_text(text: str) -> None:
    found, lines = faults_in(text), text.split("\n")
    assert {Code.INVALID_YAML, Code.UNSUPPORTED_YAML} & {code for code, _, _ in found}
    for _, line, column in found:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: x\ntitle: CAC: new rules\n", 2, 11),
        ('a: x\ntitle: "CAC" issues rules\n', 2, 8),
        ("a: x\ntitle: @home\n", 2, 8),
        ("a: x\ntitle: `code`\n", 2, 8),
        ("a: x\ntitle: %5\n", 2, 8),
        ("a: x\ntitle：y\nb: z\n", 2, 6),
        ("a: x\nb:\n\t- c\n", 3, 1),
        ("a: x\nb: 'c\nd: e\n", 2, 4),
        ("a: x\nb: [c\nd: e\n", 2, 4),
    ],
)
def test_a_slip_is_told_where_it_was_made(text: str, line: int, column: int) -> None:
    assert faults_in(text) == [(Code.INVALID_YAML, line, column)]


@pytest.mark.parametrize("depth", [8, 100, 5000, 400_000])
def test_deep_nesting_is_refused_at_once(depth: int) -> None:
    assert faults_in("[" * depth) == [(Code.TOO_DEEP, 1, 8)]
    assert faults_in("{a: " * depth) == [(Code.TOO_DEEP, 1, 29)]


def test_as_deep_as_a_field_needs_is_allowed() -> None:
    assert sound("[[[[[[a]]]]]]").plain() == [[[[[["a"]]]]]]
