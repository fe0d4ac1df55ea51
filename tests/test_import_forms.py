"""From files to blocks: letters of any origin, wrapped lines, HTML, Word, e-mail, refusals."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Block, Manuscript
from bulletin.importing.formats.encodings import decoded
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.plain_text import bare_address, read_text
from bulletin.importing.formats.readers import MOST_BLOCKS, MOST_OF_TEXT, read_manuscripts
from tests.importing import import_into
from tests.word_files import word_file, zip_file

NUMBERED = Path(__file__).parent / "imports/numbered"


def read(root: Path, name: str, content: str | bytes) -> Manuscript:
    file = root / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_manuscripts(file, {})[0]


def texts(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if block.runs]


def html(page: str) -> list[str]:
    return texts(read_html(page).blocks)


# Letters


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a é €".encode(), "a é €"),
        ("\ufeffa é".encode(), "a é"),
        ("a é €".encode("cp1252"), "a é €"),
        ("a é €".encode("utf-16"), "a é €"),
        ("a é €".encode("utf-16-le"), "a é €"),
        (b"a\r\nb\rc", "a\nb\nc"),
        ("co\u00adop\u200b 5\u00a0000\u202f€".encode(), "coop 5 000 €"),
        ("a\u2028b\x0bc\x07".encode(), "a\nb\nc"),
        ("\uf0b7 a".encode(), "• a"),
    ],
)
def test_bytes_become_plain_letters(content: bytes, text: str) -> None:
    assert decoded(content) == text


def test_a_declared_charset_is_used_and_a_wrong_one_is_not() -> None:
    assert decoded("数据".encode("gb18030"), "gb18030") == "数据"
    assert decoded("数据".encode(), "no-such-charset") == "数据"


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace(" the ", " the\u00a0").encode(),
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()).encode(),
    ],
)
def test_the_same_text_in_other_bytes_becomes_the_same_drafts(form: object, tmp_path: Path) -> None:
    assert callable(form)
    content = form((NUMBERED / "bulletin.txt").read_text(encoding="utf-8"))
    registry = "content/registry/authorities.yml"
    files = {registry: (NUMBERED / registry).read_bytes()}
    drafts = import_into(tmp_path, "bulletin.txt", content, files).drafts
    expected = [file for file in NUMBERED.glob("expected/*.md") if file.stem != "issue"]
    assert drafts == {file.stem: file.read_text(encoding="utf-8") for file in expected}


# Plain text


def test_wrapped_lines_are_one_paragraph() -> None:
    text = """\
The office published its report on the fourth of May, and it asks all
companies for their opinions on cross-
border files before the end of the month.

1. A first point that is so long that it does not fit into one line of
   this text.
2. A second point.
"""
    assert texts(read_text(text).blocks) == [
        "The office published its report on the fourth of May, and it asks all companies for "
        "their opinions on cross-border files before the end of the month.",
        "1. A first point that is so long that it does not fit into one line of this text.",
        "2. A second point.",
    ]


def test_an_address_that_was_cut_at_the_end_of_a_line_is_whole_again() -> None:
    text = """\
The office published its report and asks all companies for their opinions,
until the end of May, and then once more in June. It says where they go:

1. https://www.example.org/a/folder/with/many/parts/and/a-long-name-for-it
.html?a=1
"""
    address = "https://www.example.org/a/folder/with/many/parts/and/a-long-name-for-it.html?a=1"
    assert read_text(text).blocks[-1].addresses == (address,)


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    text = (
        f"A short title\nThe office decided. {'It said so at length. ' * 9}\n"
        "Another title\nIt ends."
    )
    assert len(texts(read_text(text).blocks)) == 4


@pytest.mark.parametrize(
    ("text", "level", "bold", "words"),
    [
        ("A heading\n=========", 1, False, "A heading"),
        ("A heading\n---", 2, False, "A heading"),
        ("**A heading**", 0, True, "A heading"),
        ("*A heading*", 0, True, "A heading"),
        ("__A heading__", 0, True, "A heading"),
    ],
)
def test_signs_of_headings_are_read(text: str, level: int, bold: bool, words: str) -> None:
    (block,) = read_text(text).blocks
    assert (block.level, block.is_bold, block.text) == (level, bold, words)


def test_links_marks_and_raised_numbers_are_told_from_words() -> None:
    (block,) = read_text("See [the act](https://e.org/a), https://e.org/b(1).² And [^3].").blocks
    assert block.addresses == ("https://e.org/a", "https://e.org/b(1)")
    assert [run.text for run in block.runs if run.is_raised] == ["²", "3"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://e.org/a.", "https://e.org/a"),
        ("https://e.org/a),", "https://e.org/a"),
        ("https://e.org/a_(b)", "https://e.org/a_(b)"),
        ("https://e.org/a_(b)).", "https://e.org/a_(b)"),
        ("https://e.org/?a=1&b=2;", "https://e.org/?a=1&b=2"),
    ],
)
def test_an_address_ends_before_the_punctuation(written: str, address: str) -> None:
    assert bare_address(written) == address


# HTML


def test_blocks_are_what_a_reader_sees() -> None:
    page = """<title>Not seen</title><style>p {}</style>
    <div>One <b>two</b>  three<p>Four</p>five</div><table><tr><td>six<td>seven</table>
    <script>eight</script><ul><li>nine<li>ten<ol start=4><li>eleven</ol></ul>"""
    blocks = read_html(page).blocks
    assert [(block.marker, block.text) for block in blocks] == [
        ("", "One two three"),
        *(("", text) for text in ("Four", "five", "six", "seven")),
        *(("•", "nine"), ("•", "ten"), ("4.", "eleven")),
    ]


def test_what_is_hidden_is_left_over() -> None:
    found = read_html("<p style='display: none'>Preview</p><p hidden>x</p><p>Seen</p>")
    assert texts(found.blocks) == ["Seen"]
    assert [one.text for one in found.leftovers] == ["Preview", "x"]


@pytest.mark.parametrize(
    "struck",
    [
        "<s>million</s>",
        "<strike><b>million</b></strike>",
        "<del>million</del>",
        "<span style='color: red; text-decoration: underline LINE-THROUGH'>million</span>",
        "<span style='text-decoration-line:line-through'>million</span>",
    ],
)
def test_struck_words_are_left_over_and_not_read_as_valid(struck: str) -> None:
    found = read_html(f"<p>EUR 5 {struck} thousand</p>")
    assert texts(found.blocks) == ["EUR 5 thousand"]
    assert [(one.reason, one.text) for one in found.leftovers] == [("struck out", "million")]


def test_what_is_underlined_is_not_struck() -> None:
    assert html("<p>EUR <u style='text-decoration: underline'>5</u></p>") == ["EUR 5"]


def test_breaks_part_paragraphs_and_titles_but_not_sentences() -> None:
    assert html("<p>A title<br><br>A text.</p>") == ["A title", "A text."]
    assert html("<p><b>A title</b><br>a text.</p>") == ["A title", "a text."]
    long = "The office said that it would publish all of its reports<br>in the coming year."
    assert html(f"<p>{long}</p>") == [long.replace("<br>", " ")]


def test_styles_make_bold_and_raised_words() -> None:
    page = (
        "<p><span style='font-weight:700'>a</span><span style='vertical-align:super'>1</span></p>"
    )
    ((first, second),) = (block.runs for block in read_html(page).blocks)
    assert (first.is_bold, second.is_raised) == (True, True)
    (block,) = read_html("<b style='font-weight:normal'><p>not bold</p></b>").blocks
    assert not block.is_bold


# Word and e-mail


def test_what_stands_around_the_pages_of_a_word_file_is_left_over(tmp_path: Path) -> None:
    header = "<w:hdr><w:p><w:r><w:t>Firm &amp; Co</w:t></w:r></w:p></w:hdr>"
    found = read(tmp_path, "a.docx", word_file("# Title\nText.", header1=header))
    assert [(block.level, block.text) for block in found.blocks] == [(1, "Title"), (0, "Text.")]
    assert [one.text for one in found.leftovers] == ["Firm & Co"]


def test_struck_words_of_a_word_file_are_left_over(tmp_path: Path) -> None:
    found = read(tmp_path, "a.docx", word_file("EUR 5 ~~million~~ thousand"))
    assert texts(found.blocks) == ["EUR 5 thousand"]
    assert [(one.reason, one.text) for one in found.leftovers] == [("struck out", "million")]


def mail(plain: str, page: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = "News of May 2031", "Mon, 02 Jun 2031 09:00:00 +0000"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


def test_the_form_of_an_email_that_holds_more_is_read(tmp_path: Path) -> None:
    rich = read(
        tmp_path, "a.eml", mail("Read this elsewhere.", "<h1>One</h1><p>Two three four.</p>")
    )
    assert texts(rich.blocks) == ["One", "Two three four."]
    assert "Read this elsewhere." in [one.text for one in rich.leftovers]
    plain = read(tmp_path, "b.eml", mail("One two three four five six.", "<p>See the text.</p>"))
    assert texts(plain.blocks) == ["One two three four five six."]
    assert plain.titles == ("News of May 2031",)
    assert str(plain.sent) == "2031-06-02"


def test_an_email_without_a_date_or_with_a_broken_head_is_read(tmp_path: Path) -> None:
    head = (
        b"Subject: =?utf-8?B?////?=\nDate: someday\nContent-Type: text/html; charset=nonsense\n\n"
    )
    found = read(tmp_path, "a.eml", head + b"<p>Some words.</p>")
    assert texts(found.blocks) == ["Some words."]
    assert found.sent is None


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_with(run: str, paragraph: str = "", styles: str = "") -> bytes:
    """A Word file of two runs, of which the first has some properties."""
    properties = f"<w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Secret. </w:t></w:r>"
    body = f"<w:p>{properties}</w:p><w:p><w:r><w:t>Shown.</w:t></w:r></w:p>"
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return word_file("x", document=main, styles=f"<w:styles {W}>{styles}</w:styles>")


def style(kind: str, name: str, properties: str, based: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:rPr>{properties}</w:rPr></w:style>'
    )


HIDDEN = "<w:vanish/>"
DEFAULTS = f"<w:docDefaults><w:rPrDefault><w:rPr>{HIDDEN}</w:rPr></w:rPrDefault></w:docDefaults>"
IN_STYLE = '<w:pStyle w:val="P"/>'


@pytest.mark.parametrize(
    ("run", "paragraph", "styles", "shown"),
    [
        *(
            (f"<w:{name}/>", "", "", False)
            for name in ("vanish", "specVanish", "webHidden", "strike", "dstrike")
        ),
        ('<w:vanish w:val="0"/>', "", "", True),
        ('<w:dstrike w:val="false"/>', "", "", True),
        ('<w:rStyle w:val="C"/>', "", style("character", "C", HIDDEN), False),
        ('<w:rStyle w:val="C"/><w:vanish w:val="0"/>', "", style("character", "C", HIDDEN), True),
        ("", IN_STYLE, style("paragraph", "P", HIDDEN), False),
        ("", IN_STYLE, style("paragraph", "P", "", "Q") + style("paragraph", "Q", HIDDEN), False),
        (
            '<w:rStyle w:val="C"/>',
            IN_STYLE,
            style("paragraph", "P", HIDDEN) + style("character", "C", HIDDEN),
            True,
        ),
    ],
)
def test_what_word_does_not_print_is_left_over(
    run: str, paragraph: str, styles: str, shown: bool, tmp_path: Path
) -> None:
    found = read(tmp_path, "a.docx", word_with(run, paragraph, styles))
    assert texts(found.blocks) == [*["Secret."] * shown, "Shown."]
    assert [one.text for one in found.leftovers] == [] if shown else ["Secret."]


def test_defaults_of_a_word_file_may_hide_all(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="has no text"):
        read(tmp_path, "a.docx", word_with("", styles=DEFAULTS))


def test_comments_of_a_word_file_are_left_over(tmp_path: Path) -> None:
    comment = "<w:comment w:id='1'><w:p><w:r><w:t>Ask</w:t></w:r></w:p></w:comment>"
    comments = f"<w:comments {W}>{comment}</w:comments>"
    found = read(tmp_path, "a.docx", word_file("Text.", comments=comments))
    assert [(one.reason, one.text) for one in found.leftovers] == [("a comment of the file", "Ask")]


# Markdown and other formats


@pytest.mark.parametrize(
    ("front", "title", "day"),
    [
        ("---\ntitle: A: 'b'\n---\n", "", None),
        (
            "---\ntitle: Notes\ndate: 2031-05-03 10:00:00 +0200\nlayout: post\n---\n",
            "Notes",
            "2031-05-03",
        ),
        ('+++\ntitle = "Notes"\ndate = 2031-05-03T08:00:00Z\n+++\n', "Notes", "2031-05-03"),
        ("Title: Notes\nDate: 2031-05-03 08:00\nCategory: News\n\n", "Notes", "2031-05-03"),
    ],
)
def test_front_matter_is_read(front: str, title: str, day: str | None, tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", f"{front}Some words.\n")
    assert found.titles == ((title,) if title else ())
    assert (str(found.sent) if found.sent else None) == day
    assert texts(found.blocks) == ["Some words."]


def test_references_tables_and_nested_lists_of_markdown_are_read(tmp_path: Path) -> None:
    text = "See [it][a].\n\n- one\n  - two\n\n| a | b |\n| - | -: |\n| c | d |\n\n[a]: https://e.org/a\n"
    see, one, two, table = read(tmp_path, "a.md", text).blocks
    assert see.addresses == ("https://e.org/a",)
    assert [(one.depth, one.text), (two.depth, two.text)] == [(1, "one"), (2, "two")]
    assert table.table
    assert table.table.alignments == ("", "right")


@pytest.mark.parametrize(
    "encoding", ["gb18030", "shift_jis", "utf-16", "utf-16-le", "utf-8-sig", "euc_jp"]
)
def test_encodings_that_nobody_declares_are_found(encoding: str) -> None:
    text = "個人情報の保護に関する法律の改正が行われました。" * 3
    if encoding == "gb18030":
        text = "个人信息保护法的有关规定在网上公布了，征求社会意见。" * 3
    assert decoded(text.encode(encoding)) == text


def test_latin_letters_that_are_declared_as_utf8_are_read() -> None:
    assert decoded("Règlement général".encode("latin-1"), "utf-8") == "Règlement général"


# What is refused, each in one line


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "has no text"),
        ("a.txt", b" \n" * 50, "has no text"),
        ("a.txt", b"x" * (10 * 1024 * 1024 + 1), "is larger than 10 MB"),
        ("a.txt", b"word " * (MOST_OF_TEXT // 4), "import one month at a time"),
        ("a.txt", b"Word.\n\n" * (MOST_BLOCKS + 1), "import one month at a time"),
        ("a.pdf", b"%PDF-1.7", "it is a PDF, which has no paragraphs"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "makes a .docx of it"),
        ("a.rtf", b"{\\rtf1 x}", "makes a .docx of it"),
        ("a.odt", b"PK\3\4", "'soffice --convert-to docx FILE' converts it"),
        ("a.rst", b"words", "'pandoc FILE -o FILE.md' converts it"),
        ("a.docx", b"words", "not a sound .docx file"),
        (
            "a.xml",
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rss>&b;</rss>',
            "entities",
        ),
        ("a.xml", b"<rss>" + b"<a>" * 20_000, "not a sound feed"),
        ("a.xml", b"<a/>", "neither items of RSS nor entries of Atom"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.json", b"{", "is not JSON"),
        ("a.csv", b"", "has no rows"),
        ("a.csv", b"x;y\n1;2\n", "no column is a title"),
        ("a.mbox", b"no mailbox", "not a mailbox"),
        ("a.md", b"> " * 100 + b"x", "nested more than 40 deep"),
        ("a.xyz", b"words", "'.xyz' is not a format that can be imported"),
        ("a.html", b"<div>" * 1000 + b"x", "nested more than 250 deep"),
        ("a.docx", b"PK\3\4 and no more", "not a sound .docx file"),
        ("a.docx", zip_file({}), "cannot be imported"),
        ("a.docx", zip_file({"word/document.xml": "<a/>"}), "not a sound .docx file"),
        ("a.docx", zip_file({"word/document.xml": "<a>" * 9000}), "not a sound .docx file"),
        (
            "a.docx",
            zip_file({"word/document.xml": " " * 9_000_000}),
            "too large when it is unpacked",
        ),
        (
            "a.docx",
            zip_file({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}),
            "declares entities of its own",
        ),
    ],
)
def test_what_cannot_be_read_is_told(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    if content == zip_file({}):
        name, said = "a.docx", "not a sound .docx file"
    with pytest.raises(EnvironmentFault) as fault:
        read(tmp_path, name, content)
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_reader_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "justhtml", None)
    monkeypatch.setitem(__import__("sys").modules, "mammoth", None)
    for name, content in (("a.html", b"<p>x"), ("a.docx", word_file("x"))):
        with pytest.raises(EnvironmentFault, match=r"install privacy-bulletin\[import\]"):
            read(tmp_path, name, content)
