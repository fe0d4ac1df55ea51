// A workbook of Excel (Office Open XML) with one sheet of texts: a ZIP archive whose parts are stored
// as they are. A text is never a formula, a number or a link to a spreadsheet.

const MOST_CHARACTERS = 32_767 // of a cell; Excel takes no file that has more
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

/** @param {string[][]} rows the first has the headings @returns {Uint8Array} */
export function workbook(rows) {
  const last = `${letters(rows[0].length - 1)}${rows.length}`
  return zipped({
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="entries" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rows.map(row).join("")}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`,
  })
}

function row(values, place) {
  const cells = values.map((value, column) => (value ? `<c r="${letters(column)}${place + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>` : ""))
  return `<row r="${place + 1}">${cells.join("")}</row>`
}

/** Text as XML 1.0 can have it. */
function escaped(value) {
  const short = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value
  const plain = short.toWellFormed?.() ?? short
  return plain.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}

/** The name of a column: A to Z, AA and so on. @param {number} column counted from 0 */
function letters(column) {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26))
}

/** A ZIP archive (PKWARE's APPNOTE, 4.3). @param {Record<string, string>} files @returns {Uint8Array} */
function zipped(files) {
  const encoder = new TextEncoder()
  const parts = []
  const directory = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [encoder.encode(name), encoder.encode(text)]
    // Version 2.0, names in UTF-8, stored, 1 January 2000.
    /** @type {[number, number][]} */
    const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x2821, 2], [crc(content), 4], [content.length, 4], [content.length, 4], [path.length, 2], [0, 2]]
    const local = bytes([[0x04034b50, 4], ...common])
    directory.push(bytes([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), path)
    parts.push(local, path, content)
    offset += local.length + path.length + content.length
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  const count = Object.keys(files).length
  return joined([...parts, ...directory, bytes([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]])])
}

/** Numbers in as many bytes as each has, the lowest first. @param {[number, number][]} numbers */
function bytes(numbers) {
  return Uint8Array.from(numbers.flatMap(([number, length]) => Array.from({ length }, (_, place) => (number >>> (8 * place)) & 255)))
}

function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const TABLE = Array.from({ length: 256 }, (_, number) => {
  let value = number
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** @param {Uint8Array} content */
function crc(content) {
  let value = 0xffffffff
  for (const byte of content) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
