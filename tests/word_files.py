"""Word files for tests, made of plain lines.

`= ` begins a title, `# ` and `## ` headings; `{{…}}` is a footnote, `**…**` is bold,
`~~…~~` is struck out.
"""

import re
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {"= ": "Title", "# ": "Heading1", "## ": "Heading2"}
_NAMES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2"}
_PART = re.compile(r"\{\{(?P<note>.*?)\}\}|\*\*(?P<bold>.*?)\*\*|~~(?P<struck>.*?)~~")


def word_file(text: str, **others: str) -> bytes:
    """The bytes of a .docx; `others` are more files of the package, as `header1`."""
    notes: list[str] = []
    paragraphs = "".join(_paragraph(line, notes) for line in text.splitlines() if line)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"), ("footnotes", "footnotes.xml")
        ),
        "word/document.xml": f"<w:document {_SPACE}><w:body>{paragraphs}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACE}>{''.join(map(_style, _NAMES))}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {_SPACE}>{_footnotes(notes)}</w:footnotes>",
        **{f"word/{name}.xml": content for name, content in others.items()},
    }
    return zip_file(parts)


def zip_file(parts: dict[str, str]) -> bytes:
    """A ZIP file of some texts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def _paragraph(line: str, notes: list[str]) -> str:
    mark, style = next(((m, s) for m, s in _STYLES.items() if line.startswith(m)), ("", ""))
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{_runs(line.removeprefix(mark), notes)}</w:p>"


def _runs(text: str, notes: list[str]) -> str:
    runs, end = "", 0
    for match in _PART.finditer(text):
        runs += _run(text[end : match.start()])
        if match["note"]:
            notes.append(match["note"])
            runs += f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        elif match["struck"]:
            runs += _run(match["struck"], "<w:rPr><w:strike/></w:rPr>")
        else:
            runs += _run(match["bold"], "<w:rPr><w:b/></w:rPr>")
        end = match.end()
    return runs + _run(text[end:])


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _footnotes(notes: list[str]) -> str:
    return "".join(
        f'<w:footnote w:id="{number}"><w:p>{_run(" " + note)}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )


def _style(style: str) -> str:
    name = f'<w:name w:val="{_NAMES[style]}"/>'
    return f'<w:style w:type="paragraph" w:styleId="{style}">{name}</w:style>'


def _relationships(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_MEDIA}.document.main+xml"/>'
    default = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{main}</Types>'
