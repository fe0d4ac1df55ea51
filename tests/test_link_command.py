"""The command: what it prints, what it keeps for the next run, and how it ends."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import cast
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from bulletin.cli import main
from bulletin.commands import links as links_command
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE, cache_of
from bulletin.link_checker.answer_cache import DAY, SHORT, load_answer_cache
from bulletin.link_checker.fetching import Answer
from bulletin.link_checker.network_access import Network
from bulletin.link_checker.worker_threads import THREAD, survey
from bulletin.values.link_verdicts import KNOWABLE, Verdict
from tests.misbehaving import PATIENCE, Clock, Server, network_to
from tests.projects import ROOT, entry, write_project

PAGE = "https://www.example.org/press/1"


def project(root: Path, *pages: str) -> Path:
    """A bulletin with an entry for each page."""
    files = {f"content/2022-02/{n}.md": entry().replace(PAGE, page) for n, page in enumerate(pages)}
    return write_project(root / "project", files)


def run(root: Path, network: Network, *options: str) -> Result:
    quiet = {"GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""}
    arguments = ["links", "--project", str(root), *options]
    return CliRunner().invoke(main, arguments, env=quiet, obj=network)


def test_sound_links_end_well(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/ok"), server.url("/new"))
    result = run(root, network_to(server))
    assert result.exit_code == SOUND
    assert (result.stdout, result.stderr) == ("Checked 2 pages: no problems.\n", "")


def test_a_dead_link_is_told_and_fails_only_if_asked_to(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/gone"))
    lenient, strict = run(root, network_to(server)), run(root, network_to(server), "--fail")
    told = f"content/2022-02/0.md:8:10: warning[dead-link]: '{server.url('/gone')}' is gone: 410"
    assert lenient.exit_code == SOUND
    assert strict.exit_code == FAULTY
    assert lenient.stdout.startswith(told)
    assert strict.stdout.startswith(told)
    assert lenient.stdout.endswith("Checked 1 page: 1 warning.\n")


def test_the_bulletin_is_named_to_those_who_are_asked(tmp_path: Path, server: Server) -> None:
    run(project(tmp_path, server.url("/ok")), network_to(server))
    (agent,) = server.agents
    assert agent.startswith("privacy-bulletin/")
    assert agent.endswith("(link check; Test Bulletin; +https://bulletin.example/)")


def test_machines_get_json_and_annotations(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/moved"))
    (found,) = json.loads(run(root, network_to(server), "--format", "json").stdout)
    assert (found["code"], found["line"]) == ("moved-link", 8)
    assert found["hint"] == f"write {server.url('/new')}"
    annotated = run(root, network_to(server), "--format", "github").stdout
    assert annotated.startswith("::warning file=content/2022-02/0.md,title=moved-link,line=8")


def test_a_report_is_written(tmp_path: Path, server: Server) -> None:
    root, file = project(tmp_path, server.url("/gone")), tmp_path / "report.md"
    options = ("--report", str(file), "--today", "2026-03-01")
    assert run(root, network_to(server), *options).exit_code == SOUND
    text = file.read_text(encoding="utf-8")
    assert text.startswith("Pages in the bulletin: 1. With problems: 1.")
    assert "Checked on 2026-03-01." in text
    unwritable = run(root, network_to(server), "--report", str(tmp_path / "no/report.md"))
    assert unwritable.exit_code == UNUSABLE
    assert unwritable.stderr.startswith("error: ")


def test_copies_are_counted(tmp_path: Path, server: Server) -> None:
    page = server.url("/ok")
    root = project(tmp_path, page)
    server.snapshots[page] = "20220225000000"
    result = run(root, network_to(server), "--archive")
    assert result.stdout == "Checked 1 page, added 1 archived copy: no problems.\n"
    assert "archived: 2022-02-25\n" in (root / "content/2022-02/0.md").read_text()


def test_known_links_are_left_out(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/forbidden"))
    known = f"- address: {server.url('/*')}\n  verdict: refused\n  reason: Looked at by hand.\n"
    (root / "content/links.yml").write_text(known, encoding="utf-8")
    assert run(root, network_to(server), "--fail").stdout == "Checked 1 page: no problems.\n"


def test_a_known_link_without_reason_leaves_nothing_out(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/forbidden"))
    known = f"- address: {server.url('/*')}\n  verdict: refused\n"
    (root / "content/links.yml").write_text(known, encoding="utf-8")
    result = run(root, network_to(server))
    assert result.exit_code == SOUND
    assert "warning[refused-link]" in result.stdout
    told = "content/links.yml:1:3: error[missing-field]: the field 'reason' is missing\n"
    assert told in result.stdout


def test_errors_of_the_content_are_those_of_check(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/ok"))
    (root / "content/2022-02/1.md").write_text("no entry", encoding="utf-8")
    result = run(root, network_to(server))
    assert result.exit_code == SOUND
    assert result.stdout == (
        "Checked 1 page: no problems. The content has 1 error; run 'check' to see.\n"
    )


@pytest.mark.parametrize("options", [("--max-age", "-1"), ("--format", "xml"), ("--today", "now")])
def test_wrong_usage_ends_with_2(tmp_path: Path, options: tuple[str, str]) -> None:
    assert run(write_project(tmp_path / "project"), Network(), *options).exit_code == UNUSABLE


def test_a_folder_without_bulletin_ends_with_2(tmp_path: Path) -> None:
    result = run(tmp_path, Network())
    assert result.exit_code == UNUSABLE
    assert result.stderr == "error: the bulletin cannot be read; run 'check' for the reasons\n"


def test_a_missing_library_is_told_in_one_line(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    code = "import sys; sys.modules['urllib3'] = None; from bulletin.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code, "links", "--project", str(root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == UNUSABLE
    assert result.stderr == (
        "error: the link checker needs urllib3; install it with"
        " 'python -m pip install --require-hashes -r requirements.txt'\n"
    )


# What is kept for the next run


def asked(server: Server) -> set[str]:
    found = {path for _, path in server.requests}
    server.requests.clear()
    return found


def test_an_answer_holds_for_some_days(tmp_path: Path, server: Server) -> None:
    root, clock = project(tmp_path, server.url("/ok"), server.url("/gone")), Clock()
    network = network_to(server, clock)
    first = run(root, network)
    assert asked(server) == {"/ok", "/gone"}
    assert run(root, network).stdout == first.stdout
    assert asked(server) == set()
    clock.time += 7 * DAY
    run(root, network)
    assert asked(server) == {"/ok", "/gone"}
    run(root, network, "--max-age", "0")
    assert asked(server) == {"/ok", "/gone"}


def test_what_may_pass_is_asked_again_soon(tmp_path: Path, server: Server) -> None:
    root, clock = project(tmp_path, server.url("/ok"), server.url("/broken")), Clock()
    network = network_to(server, clock)
    run(root, network)
    asked(server)
    clock.time += SHORT
    run(root, network)
    assert asked(server) == {"/broken"}


def test_a_host_that_was_not_reached_is_asked_again(tmp_path: Path, server: Server) -> None:
    root, network = project(tmp_path, server.url("/ok")), network_to(server)

    def no_names(*_: object) -> tuple[str, ...]:
        raise OSError("this machine is offline")

    offline = run(root, replace(network, resolve=no_names))
    assert "warning[unreachable-link]" in offline.stdout
    assert run(root, network).stdout == "Checked 1 page: no problems.\n"


def test_a_run_that_was_interrupted_goes_on(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [server.url(f"/ok?{n}") for n in range(5)]
    root, network = project(tmp_path, *pages), network_to(server)
    real_watch = links_command._watched

    def interrupted(label: str) -> Callable[..., Iterator[object]]:
        def watch(items: Iterator[object], _: int) -> Iterator[object]:
            yield next(items)
            raise KeyboardInterrupt

        return watch

    monkeypatch.setattr(links_command, "_watched", interrupted)
    result = run(root, network)
    assert result.exit_code == links_command.INTERRUPTED
    assert result.stderr == "Interrupted; run the same command again to resume.\n"
    monkeypatch.setattr(links_command, "_watched", real_watch)
    server.requests.clear()
    assert run(root, network).stdout == "Checked 5 pages: no problems.\n"
    assert "/ok?0" not in asked(server)


def test_a_broken_memory_is_no_fault(tmp_path: Path) -> None:
    dead = Answer(Verdict.DEAD, "410 Gone")
    load_answer_cache(tmp_path, 0, 7).add("a", Answer(Verdict.SOUND), 0)
    load_answer_cache(tmp_path, 0, 7).add("a", dead, 0)
    file = tmp_path / "links.jsonl"
    whole = file.read_bytes()
    file.write_bytes(b'\xff\n[]\n{"page": 1}\n' + whole + b'{"page": "b", "asked": 0, "ver')
    assert load_answer_cache(tmp_path, 1, 7).answers == {"a": dead}
    assert file.read_bytes().count(b"\n") == 1


def test_a_memory_from_the_future_is_none(tmp_path: Path) -> None:
    load_answer_cache(tmp_path, 10, 7).add("a", Answer(Verdict.SOUND), 10)
    assert load_answer_cache(tmp_path, 9, 7).answers == {}


def test_a_disk_that_keeps_nothing_is_no_fault(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, server.url("/ok"))
    folder = cache_of(root.resolve())
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file", encoding="utf-8")
    assert run(root, network_to(server)).exit_code == SOUND


# Many pages


def test_every_page_is_asked_once_however_many_ask() -> None:
    pages = [f"https://host{n % 7}.test/{n}" for n in range(100)]
    asked: list[str] = []

    def ask(page: str) -> Answer:
        asked.append(page)
        return Answer(Verdict.SOUND, page)

    answers = dict(survey(pages, ask, workers=4))
    assert answers == {page: Answer(Verdict.SOUND, page) for page in pages}
    assert sorted(asked) == sorted(pages)
    for host in {urlsplit(page).hostname for page in pages}:
        of_host = [page for page in pages if urlsplit(page).hostname == host]
        assert [page for page in asked if urlsplit(page).hostname == host] == of_host


def test_a_fault_of_the_program_is_not_swallowed() -> None:
    def ask(page: str) -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(survey(["https://a.test/"], ask, workers=2))


def test_whoever_stops_listening_stops_the_asking() -> None:
    asked, heard = [], Event()

    def ask(page: str) -> Answer:
        asked.append(page)
        if len(asked) == 2:
            heard.wait(10)
        return Answer(Verdict.SOUND)

    answers = survey([f"https://a.test/{n}" for n in range(5)], ask, workers=1)
    next(answers)
    cast(Generator[object, None, None], answers).close()
    heard.set()
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)
    assert len(asked) <= 2


def test_nothing_to_ask_is_no_fault() -> None:
    assert list(survey([], lambda _: Answer(Verdict.SOUND), workers=2)) == []


def test_many_pages_of_one_host_keep_its_pace(tmp_path: Path, server: Server) -> None:
    clock = Clock()
    network = replace(network_to(server, clock), patience=replace(PATIENCE, between=3))
    run(project(tmp_path, *(server.url(f"/ok?{n}") for n in range(4))), network)
    assert clock.slept == [3, 3, 3]


def test_everything_but_sound_and_local_can_be_known() -> None:
    assert set(KNOWABLE) == {*Verdict} - {Verdict.SOUND, Verdict.LOCAL}
