"""Copies of sources: looked for in the archive, ordered there, and written into the entries."""

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.assembly.content import read_content
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.link_checker.fetching import Answer
from bulletin.link_checker.link_check import Archived, LinkCheck
from bulletin.link_checker.network_access import Archive
from bulletin.link_checker.wayback_machine import Copy, NoCopy, sources_without_copy, write_copy
from bulletin.values.link_verdicts import Verdict
from tests.misbehaving import STAMP, Clock, Server, network_to
from tests.projects import entry, faults_of, write_project

PAGE = "https://www.example.org/press/1"
SOUND = Answer(Verdict.SOUND)
FILE = "content/2022-02/a.md"
COPIES = "https://web.archive.org/web"


def of_source(page: str = PAGE, *more: str) -> str:
    """The entry whose only source is a page."""
    fields = "".join(f"    {field}\n" for field in more)
    return entry().replace(f"{PAGE}\n", f"{page}\n{fields}")


def archive(
    root: Path,
    server: Server,
    answer: Answer = SOUND,
    clock: Clock | None = None,
    archive: Archive | None = None,
) -> Archived:
    """Archive all sources of a project, whose pages all answered so."""
    network = network_to(server, clock)
    network = replace(network, archive=archive or server.archive)
    content = read_content(root, Report())
    answers = {source.url or "": answer for entry in content.entries for source in entry.sources}
    return LinkCheck(root, content, network).archive(answers, lambda items, _: iter(items))


def project(root: Path, text: str) -> Path:
    return write_project(root, {FILE: text})


def text_of(root: Path) -> str:
    return (root / FILE).read_text(encoding="utf-8")


def with_copy(text: str, stamp: str, page: str = PAGE) -> str:
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    added = f"    archive_url: {COPIES}/{stamp}/{page}\n    archived: {day}\n"
    return text.replace(f"url: {page}\n", f"url: {page}\n{added}")


def test_a_copy_that_is_there_is_taken(tmp_path: Path, server: Server) -> None:
    server.snapshots[PAGE] = "20220225080000"
    root = project(tmp_path, of_source())
    assert archive(root, server) == Archived(1, (), is_complete=True)
    assert text_of(root) == with_copy(of_source(), "20220225080000")
    assert server.requests == [
        (
            "GET",
            "/wayback/available?url=https%3A%2F%2Fwww.example.org%2Fpress%2F1&timestamp=20220224",
        )
    ]
    assert faults_of(root) == ""


def test_a_copy_that_is_not_there_is_ordered(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, of_source())
    assert archive(root, server).written == 1
    assert text_of(root) == with_copy(of_source(), STAMP)
    assert server.requests[-1] == ("GET", f"/save/{PAGE}")
    assert faults_of(root) == ""


@pytest.mark.parametrize(
    "stamp", ["20220223235959", "20220225080000 404", "20221301000000", "2022", "20220225x8000x"]
)
def test_a_copy_of_something_else_is_not_taken(tmp_path: Path, server: Server, stamp: str) -> None:
    server.snapshots[PAGE] = stamp
    root = project(tmp_path, of_source())
    archive(root, server)
    assert text_of(root) == with_copy(of_source(), STAMP)


def test_the_day_of_the_source_counts_before_that_of_the_entry(
    tmp_path: Path, server: Server
) -> None:
    server.snapshots[PAGE] = "20220105000000"
    text = of_source(PAGE, "published: 2022-01")
    root = project(tmp_path, text)
    archive(root, server)
    assert text_of(root) == with_copy(text, "20220105000000")
    assert "timestamp=20220131" in server.requests[0][1]


@pytest.mark.parametrize(
    "verdict", [Verdict.MOVED, Verdict.REFUSED, Verdict.SLOW], ids=lambda one: one.value
)
def test_what_only_we_cannot_read_is_ordered(
    tmp_path: Path, server: Server, verdict: Verdict
) -> None:
    assert archive(project(tmp_path, of_source()), server, Answer(verdict)).written == 1


@pytest.mark.parametrize(
    "verdict", [Verdict.DEAD, Verdict.FAILING, Verdict.UNREACHABLE], ids=lambda one: one.value
)
def test_what_is_gone_is_only_looked_for(tmp_path: Path, server: Server, verdict: Verdict) -> None:
    root = project(tmp_path, of_source())
    (missing,) = archive(root, server, Answer(verdict)).missing
    assert missing.location == (FILE, 8, 10)
    assert missing.message == (
        f"no archived copy of '{PAGE}': the archive has none, and the page can no longer be read"
    )
    assert f"[{missing.code}]" == "[no-archived-copy]"
    assert text_of(root) == of_source()
    assert not [path for _, path in server.requests if path.startswith("/save/")]
    server.snapshots[PAGE] = "20220225080000"
    assert archive(root, server, Answer(verdict)).written == 1


def test_a_local_address_is_nobody_elses_business(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, of_source())
    assert archive(root, server, Answer(Verdict.LOCAL)) == Archived(0, (), is_complete=True)
    assert server.requests == []


@pytest.mark.parametrize(
    "fields", [("archive_url: https://archive.example.org/1", "archived: 2022-03-01")]
)
def test_what_has_a_copy_is_left_alone(
    tmp_path: Path, server: Server, fields: tuple[str, ...]
) -> None:
    text = of_source(PAGE, *fields)
    root = project(tmp_path, text)
    assert archive(root, server).written == 0
    assert (text_of(root), server.requests) == (text, [])


def test_the_archive_may_redirect_before_it_is_done(tmp_path: Path, server: Server) -> None:
    page = "https://www.example.org/in-a-moment"
    root = project(tmp_path, of_source(page))
    archive(root, server)
    assert text_of(root) == with_copy(of_source(page), STAMP, page)
    assert server.requests[-1] == ("GET", f"/save/a-moment/{page}")


def test_what_is_in_the_archive_is_left_alone(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, of_source(f"{COPIES}/{STAMP}/{PAGE}"))
    assert archive(root, server) == Archived(0, (), is_complete=True)
    assert server.requests == []


def test_several_sources_of_one_file(tmp_path: Path, server: Server) -> None:
    other = "  - {id: other, url: https://www.example.org/2}\n"
    text = (
        of_source().replace("---\nThe", f"{other}---\nThe").replace("[^press]", "[^press][^other]")
    )
    root, clock = project(tmp_path, text), Clock()
    assert archive(root, server, clock=clock).written == 2
    stamped = f'"{COPIES}/{STAMP}/https://www.example.org/2", archived: "2022-03-01"}}'
    expected = other.replace("}", f", archive_url: {stamped}")
    assert text_of(root) == with_copy(text.replace(other, expected), STAMP)
    assert faults_of(root) == ""
    # Each of the archive's two hosts was asked twice, both at the same time.
    assert clock.slept == [6]


def test_an_archive_that_makes_no_copy_is_told(tmp_path: Path, server: Server) -> None:
    text = of_source("https://www.example.org/unsavable")
    root = project(tmp_path, text)
    (missing,) = archive(root, server).missing
    assert missing.message.endswith("the archive makes none; it answers with status 200")
    assert text_of(root) == text


def test_an_archive_that_is_busy_ends_it(tmp_path: Path, server: Server) -> None:
    busy, clock = of_source("https://www.example.org/busy"), Clock()
    root = write_project(tmp_path, {FILE: busy, "content/2022-02/b.md": of_source()})
    assert archive(root, server, clock=clock) == Archived(0, (), is_complete=False)
    assert server.methods("/save/https://www.example.org/busy") == ["GET", "GET"]
    assert clock.slept == [30]
    assert server.methods(f"/save/{PAGE}") == []


@pytest.mark.parametrize(
    "path", ["/to-private", "/to-loopback", "/broken", "/endless", "/moved-308", "/ok", "/missing"]
)
def test_an_archive_that_misbehaves_is_told(tmp_path: Path, server: Server, path: str) -> None:
    root = project(tmp_path, of_source())
    wrong = replace(server.archive, available=server.url(path), save=server.url(f"{path}?"))
    archived = archive(root, server, archive=wrong)
    assert archived.written == 0
    assert len(archived.missing) + (not archived.is_complete) == 1
    assert server.hosts <= {f"site.test:{server.port}"}
    assert "/secret" not in {asked for _, asked in server.requests}
    assert text_of(root) == of_source()


# Files


def test_a_file_that_cannot_be_edited_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, of_source())
    (wanted,) = sources_without_copy(read_content(root, Report()), {PAGE: SOUND}, Archive())
    project(root, of_source().replace("sources:", "sources: &x"))
    with pytest.raises(NoCopy, match="it cannot be read without errors; add archive_url: "):
        write_copy(root, wanted, Copy(f"{COPIES}/{STAMP}/{PAGE}", wanted.published.last_day))


def test_what_cannot_be_written_leaves_the_file(tmp_path: Path) -> None:
    root = project(tmp_path, of_source())
    (wanted,) = sources_without_copy(read_content(root, Report()), {PAGE: SOUND}, Archive())
    (root / "content/2022-02/.a.md.new").mkdir()
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        write_copy(root, wanted, Copy(f"{COPIES}/{STAMP}/{PAGE}", wanted.published.last_day))
    assert text_of(root) == of_source()


def test_the_rights_of_the_file_stay(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, of_source())
    (root / FILE).chmod(0o640)
    archive(root, server)
    assert (root / FILE).stat().st_mode & 0o777 == 0o640
    assert [file.name for file in (root / "content/2022-02").iterdir() if "new" in file.name] == []
