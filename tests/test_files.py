"""Files as they lie on a disk: encodings, line ends, sizes, links, names and what is missing."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bulletin.parsing import media_files, text_files
from bulletin.parsing.documents import MAX_FRONT_MATTER
from bulletin.parsing.media_files import MAX_BYTES as MAX_IMAGE
from bulletin.parsing.text_files import MAX_BYTES, TOLD
from tests.projects import ENTRY, entry, faults_of, write_project

PATH = "content/2022-02/a.md"
FAULTY = ENTRY.replace("litigation", "legislaton").replace("[^press]", "[^pres]")
FAULTS_OF_FAULTY = f"""\
{PATH}:3:10: error[unknown-section]: 'legislaton' is not a section
  hint: did you mean 'legislation'?
{PATH}:10:31: error[undefined-citation]: there is no source 'pres'
  hint: did you mean 'press'?"""


def faults(root: Path, files: Mapping[str, str | bytes]) -> str:
    return faults_of(write_project(root, files))


def told(*lines: str) -> str:
    """A fault and its hint, for each two lines."""
    return "\n".join(f"  hint: {line}" if number % 2 else line for number, line in enumerate(lines))


def refuse_to_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the operating system refuse a file of this name, even to the superuser."""

    def refusing(file: str, length: int) -> tuple[bytes, int]:
        if os.path.basename(file) == name:
            raise PermissionError(13, "Permission denied", file)
        return read_beginning(file, length)

    read_beginning = text_files.read_beginning
    for module in (text_files, media_files):
        monkeypatch.setattr(module, "read_beginning", refusing)


# Encodings


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_places_are_right_in_every_text_that_is_read(
    bom: bytes, end: bytes, tmp_path: Path
) -> None:
    content = bom + FAULTY.encode().replace(b"\n", end)
    assert faults(tmp_path, {PATH: content}) == FAULTS_OF_FAULTY


def test_columns_count_code_points(tmp_path: Path) -> None:
    text = entry(title="数据😀 &c: x", body="数据出境😀é e\u0301 [^pres]\n")
    assert faults(tmp_path, {PATH: text}) == told(
        f"{PATH}:2:14: error[invalid-yaml]: a colon and a space inside a value begin another field",
        'put the value in quotes: title: "数据😀 &c: x"',
        f"{PATH}:10:11: error[undefined-citation]: there is no source 'pres'",
        "did you mean 'press'?",
    )


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_text_in_windows_1252_is_told_with_the_letter_that_was_meant(
    bom: bytes, tmp_path: Path
) -> None:
    content = bom + entry(body="Zwölf: 数据 naïve\n").encode().replace("ï".encode(), b"\xef")
    assert faults(tmp_path, {PATH: content}) == told(
        f"{PATH}:10:13: error[not-utf8]: the byte 0xef is not UTF-8",
        "save the file as UTF-8; in Windows-1252 this byte is 'ï'",
    )


def test_a_byte_that_no_encoding_has_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, {PATH: b"---\ntitle: a\x81b\n---\n"}) == told(
        f"{PATH}:2:9: error[not-utf8]: the byte 0x81 is not UTF-8", "save the file as UTF-8"
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\x14\x00", "a Word document or another archive"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word document"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1\\ansi}", "an RTF document"),
    ],
)
def test_a_document_that_was_only_renamed_is_told(
    content: bytes, kind: str, tmp_path: Path
) -> None:
    assert faults(tmp_path, {PATH: content}) == told(
        f"{PATH}: error[not-utf8]: the file is {kind}, despite its name",
        "save its text as plain text in UTF-8",
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_is_told(encoding: str, tmp_path: Path) -> None:
    assert faults(tmp_path, {PATH: ENTRY.encode(encoding)}) == told(
        f"{PATH}:1:1: error[not-utf8]: the file is saved as UTF-16", "save the file as UTF-8"
    )


def test_an_unreadable_text_brings_no_other_complaint(tmp_path: Path) -> None:
    order = "---\norder: [a]\n---\nSee [a](a.md).\n"
    files: dict[str, str | bytes] = {PATH: b"\xff", "content/2022-02/issue.md": order}
    assert "hint: save the file as UTF-8" in faults(tmp_path, files)
    assert faults_of(tmp_path).count("error") == 1


def test_an_unreadable_issue_is_not_missing(tmp_path: Path) -> None:
    found = faults(tmp_path, {PATH: ENTRY, "content/2022-02/issue.md": b"\xff"})
    assert [line.partition(":")[0] for line in found.splitlines()] == [
        "content/2022-02/issue.md",
        "  hint",
    ]


def test_a_lone_carriage_return_is_told_once_and_ends_its_line(tmp_path: Path) -> None:
    content = FAULTY.replace("\n", "\r")
    assert faults(tmp_path, {PATH: content}) == (
        told(
            f"{PATH}:1:4: error[forbidden-character]: the line ends with a lone CR (U+000D)",
            "save the file with LF (Unix) or CRLF (Windows) line ends",
        )
        + "\n"
        + FAULTS_OF_FAULTY
    )


@pytest.mark.parametrize(
    "character",
    [
        *("\0", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9f"),
        *("\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff"),
        *("\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"),
        *("\U000e0000", "\U000e0041", "\U000e007f"),
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
@pytest.mark.parametrize("change", [{"title": "A company{}"}, {"body": "A fine{}\n"}])
def test_a_character_that_nobody_sees_is_told_once(
    character: str, change: dict[str, str], tmp_path: Path
) -> None:
    ((name, text),) = change.items()
    line, column = {"title": (2, 17), "body": (10, 7)}[name]
    found = faults(tmp_path, {PATH: entry(**{name: text.replace("{}", character)})})
    place = f"{PATH}:{line}:{column}: error[forbidden-character]: U+{ord(character):04X} ("
    assert found.startswith(place)
    assert found.count("\n") == 1


def test_a_thousand_of_them_are_told_in_a_few_lines(tmp_path: Path) -> None:
    found = faults(tmp_path, {PATH: entry(body="A \u202e\n" * 1000)})
    assert found.count("error[") == TOLD + 1
    rest = f"{1000 - TOLD} more such characters follow from here on"
    assert f"{PATH}:{10 + TOLD}:3: error[forbidden-character]: {rest}\n" in found


# Sizes


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    text = ENTRY + "a" * (MAX_BYTES - len(ENTRY) - 1) + "\n"
    assert faults(tmp_path, {PATH: text}) == ""


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    text = ENTRY + "a" * (MAX_BYTES - len(ENTRY) + 1)
    assert faults(tmp_path, {PATH: text}) == told(
        f"{PATH}: error[file-too-large]: 65,537 bytes; at most 65,536 are allowed",
        "split it into several texts",
    )


def test_front_matter_that_is_too_large_is_told_and_the_text_is_still_checked(
    tmp_path: Path,
) -> None:
    text = entry(title="a" * MAX_FRONT_MATTER, body="<br>\n")
    found = faults(tmp_path, {PATH: text})
    size = len(text.split("---\n")[1])
    assert found == told(
        f"{PATH}:2:1: error[front-matter-too-large]: "
        f"{size:,} characters; at most 16,384 are allowed",
        "close it with '---' above the text; the text itself belongs below",
        f"{PATH}:10:1: error[raw-html]: HTML is not allowed: '<br>'",
        "delete the tag; write a blank line to start a paragraph",
    )


# What the operating system says


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_read(monkeypatch, "a.md")
    assert faults(tmp_path, {PATH: ENTRY}) == told(
        f"{PATH}: error[unreadable-file]: the file cannot be read: Permission denied",
        "check the permissions of the file",
    )


@pytest.mark.parametrize("name", ["con.md", "lpt1.md"])
def test_a_name_that_windows_cannot_hold_is_told(name: str, tmp_path: Path) -> None:
    assert faults(tmp_path, {f"content/2022-02/{name}": ENTRY}) == told(
        f"content/2022-02/{name}: error[bad-slug]: '{name}' cannot be a file on Windows, "
        "where it names a device",
        "rename the file",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with names")
@pytest.mark.parametrize(
    "path", [PATH, "content/2022-02/a.png", "content/bulletin.yml", "content/registry/laws.yml"]
)
def test_a_pipe_is_told_and_not_waited_for(path: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"content/2022-02/b.md": ENTRY, path: ""})
    (tmp_path / path).unlink()
    os.mkfifo(tmp_path / path)
    assert faults_of(tmp_path).startswith(
        f"{path}: error[unreadable-file]: the file cannot be read: it is a folder, a device or a "
    )


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(folder: Path) -> AbstractContextManager[object]:
        if folder.name == "pages":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refusing)
    assert faults(tmp_path, {PATH: ENTRY}) == told(
        "content/pages: error[unreadable-file]: the folder cannot be read: Permission denied",
        "check the permissions of the folder",
    )


@pytest.mark.parametrize(
    "path",
    [
        "content/2022-02/b.md",
        "content/2022-02/b.png",
        "content/bulletin.yml",
        "content/registry/jurisdictions.yml",
        "content/notes.md",
        "content/2022-02/.hidden.md",
    ],
)
def test_a_file_that_is_a_symbolic_link_is_told_and_not_read(path: str, tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", {PATH: ENTRY})
    secret = tmp_path / "secret"
    secret.write_text("<b> secret: : :", encoding="utf-8")
    link = root / path
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    assert faults_of(root) == told(
        f"{path}: error[symlink]: this is a symbolic link",
        "replace it with the file or folder itself",
    )


@pytest.mark.parametrize(
    "path", ["content", "content/2022-03", "content/pages", "content/registry", "content/2022-02/b"]
)
def test_a_folder_that_is_a_symbolic_link_is_told_and_not_read(path: str, tmp_path: Path) -> None:
    elsewhere = write_project(tmp_path / "elsewhere", {"content/jurisdictions.yml": "secret: : :"})
    root = write_project(tmp_path / "project", {PATH: ENTRY})
    link = root / path
    if link.exists():
        link.rename(root / "moved")
    link.symlink_to(elsewhere / "content", target_is_directory=True)
    assert faults_of(root) == told(
        f"{path}: error[symlink]: this is a symbolic link",
        "replace it with the file or folder itself",
    )


def test_a_dangling_link_is_told(tmp_path: Path) -> None:
    root = write_project(tmp_path, {PATH: ENTRY})
    (root / "content/bulletin.yml").unlink()
    (root / "content/bulletin.yml").symlink_to(root / "nowhere")
    assert faults_of(root) == told(
        "content/bulletin.yml: error[symlink]: this is a symbolic link",
        "replace it with the file or folder itself",
    )


def test_settings_that_are_missing_are_told(tmp_path: Path) -> None:
    root = write_project(tmp_path, {PATH: ENTRY})
    (root / "content/bulletin.yml").unlink()
    assert faults_of(root) == told(
        "content/bulletin.yml: error[missing-file]: the bulletin has no settings",
        "write at least title, description, url, publisher and sections into this file",
    )


def test_a_folder_that_is_no_bulletin_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == told(
        "content: error[missing-file]: there is no folder 'content' here",
        "change to the bulletin's folder, or give it with --project",
    )


# Names


@pytest.fixture
def distinguishes_cases(tmp_path: Path) -> bool:
    (tmp_path / "probe").touch()
    return not (tmp_path / "PROBE").exists()


def test_names_that_differ_only_in_case_are_told(tmp_path: Path, distinguishes_cases: bool) -> None:
    if not distinguishes_cases:
        pytest.skip("the file system takes the two names for one")
    other = ENTRY.replace("press/1", "press/2")
    files = {
        PATH: ENTRY,
        "content/2022-02/A.md": other,
        "content/2022-02/Issue.md": "---\n---\nB.\n",
    }
    assert faults(tmp_path / "project", files) == told(
        "content/2022-02/A.md: error[bad-slug]: 'A.md' cannot be part of an address",
        "rename it; a.md already exists",
        "content/2022-02/Issue.md: error[bad-slug]: 'Issue.md' cannot be part of an address",
        "rename it; issue.md already exists",
    )


def test_the_ending_of_a_text_is_written_small(tmp_path: Path) -> None:
    assert faults(tmp_path, {PATH: ENTRY, "content/2022-02/b.MD": ENTRY}) == told(
        "content/2022-02/b.MD: error[stray-file]: the program does not read this file",
        "name it b.md",
    )


def test_what_is_hidden_is_not_ours(tmp_path: Path) -> None:
    files = {PATH: ENTRY, "content/.DS_Store": "\0", "content/.obsidian/a.md": "x"}
    assert faults(tmp_path, files) == ""


@pytest.mark.parametrize(
    "image",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe1\x12\x34Exif",
        b"GIF89a",
        b"RIFF\n\x0a\0\0WEBPVP8 ",
        b"\0\0\0\x20ftypavif",
    ],
    ids=["png", "jpeg", "gif", "webp", "avif"],
)
def test_an_image_beside_its_text_is_sound(image: bytes, tmp_path: Path) -> None:
    text = ENTRY + "\n![A chart](chart-1.png) [larger](../2022-02/chart-1.png)\n"
    assert faults(tmp_path, {PATH: text, "content/2022-02/chart-1.png": image}) == ""


@pytest.mark.parametrize(("spare", "is_told"), [(0, False), (1, True)])
def test_an_image_that_is_too_large_is_told(spare: int, is_told: bool, tmp_path: Path) -> None:
    image = b"GIF89a".ljust(MAX_IMAGE + spare, b"\0")
    found = faults(tmp_path, {PATH: ENTRY, "content/2022-02/chart-1.gif": image})
    place = "content/2022-02/chart-1.gif: error[file-too-large]: 5,242,881 bytes; "
    assert found.startswith(place) if is_told else found == ""


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", b"\0\0\0\x18ftypheic"])
def test_an_image_that_cannot_be_shown_is_told(content: bytes, tmp_path: Path) -> None:
    assert faults(tmp_path, {PATH: ENTRY, "content/2022-02/chart-1.png": content}) == (
        "content/2022-02/chart-1.png: error[bad-image]: the file is not an image that browsers can "
        "show\n  hint: save it as PNG, JPEG, WebP or GIF"
    )


def test_faults_are_sorted_by_place(tmp_path: Path) -> None:
    files = {f"content/2022-02/{name}.md": FAULTY for name in ("c", "a", "b")}
    found = faults(tmp_path, files)
    places = [line.split(": ")[0] for line in found.splitlines() if line.startswith("content")]
    assert places == [
        f"content/2022-02/{name}.md:{place}" for name in "abc" for place in ("3:10", "10:31")
    ]
