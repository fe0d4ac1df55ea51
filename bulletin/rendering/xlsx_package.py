"""A workbook of one sheet as Excel and all others read it (Office Open XML, ECMA-376).

Cells come row by row and are put out as text at once, for tables of tens of thousands of rows.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

PLAIN, HEADING, DAY, AMOUNT, WHOLE = range(5)
"""The formats of cells, by their places in the list of styles."""

_NAMESPACE = "http://schemas.openxmlformats.org"
_MAIN = f"{_NAMESPACE}/spreadsheetml/2006/main"
_OFFICE = f"{_NAMESPACE}/officeDocument/2006/relationships"
_PACKAGE = f"{_NAMESPACE}/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TIME = (2000, 1, 1, 0, 0, 0)
"""A fixed creation time, so that the same content gives the same bytes."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LEAP_DAY = date(1900, 3, 1).toordinal()
"""Spreadsheets count a 29 February 1900, which there never was."""
_FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot have, and what would be taken for the form in which it is written instead."""

_CONTENT_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>"""
_STYLES = f"""<styleSheet xmlns="{_MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>\
</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
</cellStyleXfs><cellXfs count="5">\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


class Cell(NamedTuple):
    """The value of a cell and its format; a text is never taken for anything else."""

    value: str | float | bool | date
    style: int = PLAIN


def workbook(
    title: str, sheet: str, widths: Sequence[int], rows: Iterable[Sequence[Cell | None]]
) -> bytes:
    """The bytes of a workbook; the first row is a heading that stays in view and has filters.

    `widths` are those of the columns, in characters; None is an empty cell. `sheet` is a word.
    """
    columns = [_letters(number) for number in range(len(widths))]
    lines = [_row(number, columns, cells) for number, cells in enumerate(rows, 1)]
    area = f"A1:{columns[-1]}{len(lines)}"
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _about(title),
        "xl/workbook.xml": _book(sheet, area),
        "xl/_rels/workbook.xml.rels": _relations(
            (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"), (f"{_OFFICE}/styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(widths, lines, area),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            about = zipfile.ZipInfo(name, _TIME)
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(about, _BEGIN + content)
    return written.getvalue()


def _row(number: int, columns: Sequence[str], cells: Sequence[Cell | None]) -> str:
    written = (
        _cell(f"{column}{number}", *cell)
        for column, cell in zip(columns, cells, strict=True)
        if cell is not None
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(place: str, value: str | float | bool | date, style: int) -> str:
    form = f' s="{style}"' if style else ""
    match value:
        case str():
            text = f'<is><t xml:space="preserve">{_text(value)}</t></is>'
            return f'<c r="{place}"{form} t="inlineStr">{text}</c>'
        case bool():
            return f'<c r="{place}"{form} t="b"><v>{value:d}</v></c>'
        case date():
            return f'<c r="{place}"{form}><v>{_serial(value)}</v></c>'
        case _:
            return f'<c r="{place}"{form}><v>{value!r}</v></c>'


def _serial(day: date) -> int:
    number = day.toordinal()
    return number - _DAY_ZERO - (number < _LEAP_DAY)


def _text(value: str) -> str:
    """A text as XML; the number of what XML cannot have stands between underscores."""
    return escape(_FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", value))


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB: the name of a column, counted from 0."""
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _about(title: str) -> str:
    time = 'xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_text(title)}</dc:title><dcterms:created {time}created>"
        f"<dcterms:modified {time}modified></cp:coreProperties>"
    )


def _book(sheet: str, area: str) -> str:
    fixed = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area)
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{sheet}!{fixed}'
        "</definedName></definedNames></workbook>"
    )


def _sheet(widths: Sequence[int], lines: Sequence[str], area: str) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="{area}"/><sheetViews>'
        '<sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f'<sheetData>{"".join(lines)}</sheetData><autoFilter ref="{area}"/></worksheet>'
    )
