"""The preview's server, watch and command, with real requests and real files."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner
from watchdog.events import FileSystemEvent
from watchdog.observers import Observer

from bulletin.cli import main
from bulletin.commands.common_options import UNUSABLE
from bulletin.diagnostics.report import EnvironmentFault
from bulletin.preview.file_watcher import PATIENCE, QUIET, DiskChanges, Watch, watching
from bulletin.preview.server import PreviewServer
from bulletin.preview.session import Session, previewing
from tests.processes import heed_interrupts
from tests.projects import ROOT, entry, write_buildable_project

A = "content/2022-02/a.md"
SOON = 20.0
"""Seconds after which something that should have happened at once has not."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    root = write_buildable_project(tmp_path_factory.mktemp("preview") / "p", {A: entry()})
    with previewing(root, 0, date(2022, 6, 1), lambda _: None) as session:
        yield session


@contextmanager
def asked(
    session: Session, path: str, host: str | None = None, method: str = "GET"
) -> Iterator[HTTPResponse]:
    """The answer to a request, as any program on the machine may send it."""
    port = int(session.url.rstrip("/").rpartition(":")[2])
    connection = HTTPConnection("127.0.0.1", port, timeout=SOON)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    yield connection.getresponse()
    connection.close()


def port_of(session: Session) -> str:
    return session.url.rstrip("/").rpartition(":")[2]


# Requests


def test_a_page_is_served_and_not_kept_by_the_browser(session: Session) -> None:
    with asked(session, "/2022-02/a/") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "The authority fined a company" in answer.read().decode()


def test_what_is_asked_behind_the_address_does_not_matter(session: Session) -> None:
    with asked(session, "/search/?q=fine") as answer:
        assert answer.status == 200
    with asked(session, "/2022-02/%61/") as answer:
        assert answer.status == 200


def test_the_head_of_an_answer_can_be_had_alone(session: Session) -> None:
    with asked(session, "/2022-02/a/", method="HEAD") as answer:
        assert answer.status == 200
        assert int(answer.headers["Content-Length"]) > 1000
        assert answer.read() == b""
    with asked(session, "/2022-02/a/", method="POST") as answer:
        assert answer.status == 501


def test_a_folder_leads_to_its_page(session: Session) -> None:
    with asked(session, "/2022-02/a") as answer:
        assert (answer.status, answer.headers["Location"]) == (301, "/2022-02/a/")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{}", "127.0.0.1", "127.0.0.1:1"])
def test_another_host_is_refused(session: Session, host: str) -> None:
    """A page of the web may have its own name lead to this machine (DNS rebinding)."""
    with asked(session, "/2022-02/a/", host.format(port_of(session))) as answer:
        assert answer.status == 421
        assert b"authority" not in answer.read()


def test_it_is_known_by_both_of_its_names(session: Session) -> None:
    with asked(session, "/2022-02/a/", f"localhost:{port_of(session)}") as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../p/content/bulletin.yml",
        "/assets/%2e%2e/%2e%2e/p/content/bulletin.yml",
        "/search/texts/../../../../p/content/bulletin.yml",
        "/assets/..%5c..%5cbulletin.yml",
        "/a%00b",
    ],
)
def test_nothing_outside_of_the_site_is_served(session: Session, path: str) -> None:
    with asked(session, path) as answer:
        assert answer.status == 400
    for lost in ("/content/bulletin.yml", "/etc/passwd", "//etc/passwd", "/assets/", "/.preview/"):
        with asked(session, lost) as answer:
            assert answer.status == 404


def test_it_listens_on_this_machine_alone(session: Session) -> None:
    assert session.url.startswith("http://127.0.0.1:")


def test_a_port_that_is_taken_is_told(session: Session, tmp_path: Path) -> None:
    port = port_of(session)
    with pytest.raises(EnvironmentFault, match=f"port {port} cannot be used: Address already"):
        PreviewServer(int(port))
    write_buildable_project(tmp_path / "other")
    arguments = ["serve", "--project", str(tmp_path / "other"), "--port", port]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == UNUSABLE
    assert result.stderr.startswith(f"error: port {port} cannot be used: ")
    assert result.stderr.endswith("; choose another one with --port\n")
    assert result.stderr.count("\n") == 1


def test_a_page_hears_of_what_was_saved(session: Session) -> None:
    """From the save to the event, through the real watch."""
    with asked(session, "/2022-02/a/") as answer:
        shown = re.search(r'data-shown="(\w+)"', answer.read().decode())
    assert shown
    number = session.preview.standing.number
    query = f"page=%2F2022-02%2Fa%2F&shown={shown[1]}&number={number}"
    with asked(session, f"/.preview/events?{query}") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        assert stream.readline() == b": still here\n"
        (session.preview.root / A).write_text(entry(section="ligitation"))
        assert not session.next().is_sound
        assert stream.readline() == b"\n"
        assert stream.readline() == b"event: panel\n"
        with asked(session, "/.preview/panel?page=%2F2022-02%2Fa%2F") as panel:
            assert "did you mean &#39;litigation&#39;?" in panel.read().decode()
        (session.preview.root / A).write_text(entry(title="Another title of it"))
        assert session.next().is_sound
        assert b"event: reload\n" in stream.readlines()
    (session.preview.root / A).write_text(entry())
    session.next()


# When a change is looked at


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_change_is_looked_at_when_nothing_follows_it() -> None:
    clock = Clock()
    changes = DiskChanges(clock)
    assert changes.due_in is None
    changes.notice()
    assert changes.due_in == pytest.approx(QUIET)
    clock.now += QUIET / 2
    changes.notice()
    assert changes.due_in == pytest.approx(QUIET)
    clock.now += QUIET
    assert changes.due_in == 0
    changes.wait()
    assert changes.due_in is None


def test_changes_that_do_not_end_are_looked_at_all_the_same() -> None:
    clock = Clock()
    changes = DiskChanges(clock)
    begin = clock.now
    changes.notice()
    while changes.due_in:
        clock.now += QUIET / 2
        changes.notice()
    assert clock.now - begin == pytest.approx(PATIENCE, abs=QUIET)
    assert QUIET < PATIENCE < 0.5


# What is noticed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_buildable_project(tmp_path / "p", {A: entry()})


def test_every_way_to_save_is_noticed(root: Path) -> None:
    noticed: Queue[None] = Queue()

    def beside(file: Path) -> None:
        file.with_suffix(".tmp").write_text("words")
        file.with_suffix(".tmp").replace(file)

    saves: dict[str, Callable[[], object]] = {
        "in place": lambda: (root / A).write_text("words"),
        "beside it": lambda: beside(root / A),
        "a new month": lambda: (root / "content/2022-03").mkdir(),
        "in the new month": lambda: (root / "content/2022-03/a.md").write_text("words"),
        "deleted": lambda: (root / A).unlink(),
        "a template": lambda: (root / "templates/footer.html").write_text("words"),
        "the engine": lambda: (root / "mkdocs.yml").write_text("words"),
    }
    with watching(root, lambda: noticed.put(None)):
        for name, save in saves.items():
            while not noticed.empty():
                noticed.get()
            save()
            assert noticed.get(timeout=SOON) is None, name


def test_folders_that_come_back_are_watched_again(root: Path, tmp_path: Path) -> None:
    seen: Queue[tuple[str, str]] = Queue()

    class Recording(Watch):
        def on_any_event(self, event: FileSystemEvent) -> None:
            super().on_any_event(event)
            seen.put((event.event_type, str(event.src_path)))

    def wait_for(kind: str, path: Path) -> None:
        while seen.get(timeout=SOON) != (kind, str(path)):
            pass

    folder, new = root / "content", root / "content/2022-02/new.md"
    shutil.copytree(folder, tmp_path / "copy")
    with Observer() as observer:
        watch = Recording(root, observer, lambda: None)
        watch.renew()
        shutil.rmtree(folder)
        wait_for("deleted", folder)
        watch.renew()
        shutil.copytree(tmp_path / "copy", folder)
        wait_for("created", folder)
        watch.renew()
        new.write_text("words", encoding="utf-8")
        wait_for("created", new)


def test_reading_is_no_change(root: Path) -> None:
    """Else each look at the files would bring the next one."""
    noticed: Queue[None] = Queue()
    (root / "notes.txt").write_text("words")
    with watching(root, lambda: noticed.put(None)):
        (root / A).read_text(encoding="utf-8")
        list((root / "content").rglob("*"))
        (root / "notes.txt").rename(root / "other.txt")
        noticed.get(timeout=SOON)
    assert noticed.empty()


# The command


def test_it_ends_cleanly_when_it_is_told_to(root: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--project", str(root)]
    with subprocess.Popen(
        [*command, "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=heed_interrupts,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "Read: no problems; the pages are up to date.\n"
        assert "http://127.0.0.1:" in process.stdout.readline()
        # In one step: a file that is seen before its words are in it has other faults.
        saved = root.with_name("saved.md")
        saved.write_text(entry(section="ligitation"), encoding="utf-8")
        saved.replace(root / A)
        assert process.stdout.readline().startswith(f"{A}:3:10: error[unknown-section]")
        assert process.stdout.readline() == "  hint: did you mean 'litigation'?\n"
        assert process.stdout.readline() == "Read: 1 error; the pages were not changed.\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "\nThe preview has stopped.\n"
        assert process.wait() == 0
