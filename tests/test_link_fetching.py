"""Asking for one address: every way in which a server can misbehave, and what is said of it."""

import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bulletin.link_checker.fetching import Answer, LinkFetcher
from bulletin.link_checker.http_requests import normalized
from bulletin.link_checker.network_access import Network
from bulletin.link_checker.rate_limit import RateLimiter
from bulletin.values.link_verdicts import Verdict
from tests.misbehaving import CERTIFICATE, PATIENCE, Clock, Server, misbehaving, network_to

AGENT = "privacy-bulletin/1 (link check; Test Bulletin; +https://bulletin.example/)"
SOUND = Answer(Verdict.SOUND)


def ask(server: Server, path: str, clock: Clock | None = None) -> Answer:
    return LinkFetcher.over(network_to(server, clock), AGENT).ask(server.url(path))


def verdict(server: Server, path: str) -> tuple[Verdict, str]:
    answer = ask(server, path)
    assert answer.new_address == ""
    return answer.verdict, answer.words


# Plain answers


def test_a_page_that_is_there_is_asked_for_once(server: Server) -> None:
    assert ask(server, "/ok#part") == SOUND
    assert server.requests == [("HEAD", "/ok")]
    assert server.agents == {AGENT}
    assert server.hosts == {f"site.test:{server.port}"}


def test_a_host_without_a_path_has_one() -> None:
    assert normalized("HTTPS://Site.Test") == "https://site.test/"
    assert normalized("https://site.test?q=1") == "https://site.test/?q=1"


@pytest.mark.parametrize(
    ("path", "expected", "words"),
    [
        ("/missing", Verdict.DEAD, "404 Not Found"),
        ("/gone", Verdict.DEAD, "410 Gone"),
        ("/login", Verdict.REFUSED, "401 Unauthorized"),
        ("/forbidden", Verdict.REFUSED, "403 Forbidden"),
        ("/legal", Verdict.REFUSED, "451 Unavailable For Legal Reasons"),
        ("/busy-always", Verdict.REFUSED, "429 Too Many Requests"),
        ("/broken", Verdict.FAILING, "500 Internal Server Error"),
        ("/teapot", Verdict.FAILING, "418 I'm a Teapot"),
    ],
)
def test_a_status_has_its_verdict(server: Server, path: str, expected: Verdict, words: str) -> None:
    assert verdict(server, path) == (expected, words)


def test_any_success_is_sound(server: Server) -> None:
    assert ask(server, "/odd") == SOUND


@pytest.mark.parametrize("path", ["/head-403", "/head-404", "/head-405", "/head-501"])
def test_a_host_that_refuses_head_is_asked_with_get(server: Server, path: str) -> None:
    clock = Clock()
    assert ask(server, path, clock) == SOUND
    assert server.methods(path) == ["HEAD", "GET"]
    assert clock.slept == [PATIENCE.between]


# Redirects


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/moved", "/new"),
        ("/moved-twice", "/new"),
        ("/moved-then-away", "/away"),
        ("/moved-unicode", "/new?q=caf%C3%A9"),
    ],
)
def test_what_has_moved_for_good_has_a_new_address(server: Server, path: str, target: str) -> None:
    answer = ask(server, path)
    assert (answer.verdict, answer.new_address) == (Verdict.MOVED, server.url(target))


def test_it_may_move_to_another_host(server: Server) -> None:
    assert ask(server, "/moved-308").new_address == server.url("/new", "other.test")
    assert f"other.test:{server.port}" in server.hosts


@pytest.mark.parametrize("path", ["/away", "/away-then-moved"])
def test_a_redirect_for_now_is_no_move(server: Server, path: str) -> None:
    assert ask(server, path) == SOUND


def test_a_move_to_nothing_is_dead(server: Server) -> None:
    words = f"404 Not Found at {server.url('/missing')}"
    assert verdict(server, "/moved-to-nothing") == (Verdict.DEAD, words)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", "it redirects in a circle"),
        ("/circle-of-two", "it redirects in a circle"),
        ("/deeper", "it redirects more than 10 times"),
        ("/to-file", "it redirects to something that is not a web address"),
        ("/to-nothing", "it redirects to something that is not a web address"),
        ("/to-nonsense", "it redirects to something that is not a web address"),
        ("/to-user", "it redirects to something that is not a web address"),
    ],
)
def test_redirects_that_lead_nowhere(server: Server, path: str, words: str) -> None:
    assert verdict(server, path) == (Verdict.FAILING, words)


@pytest.mark.parametrize(
    "path", ["/to-loopback", "/to-private", "/to-mapped", "/to-metadata", "/to-number"]
)
def test_a_redirect_into_the_local_network_is_not_followed(server: Server, path: str) -> None:
    assert ask(server, path).verdict is Verdict.LOCAL
    assert {asked for _, asked in server.requests} == {path}


# Patience


def test_a_busy_host_is_asked_again_when_it_wants_to_be(server: Server) -> None:
    clock = Clock()
    assert ask(server, "/busy-at-first", clock) == SOUND
    assert clock.slept == [7]


def test_it_may_name_the_moment(server: Server) -> None:
    clock = Clock()
    assert ask(server, "/busy-until", clock) == SOUND
    assert clock.slept == [9]


def test_a_host_that_wants_an_hour_is_not_asked_again(server: Server) -> None:
    clock = Clock()
    assert ask(server, "/later", clock).words == "503 Service Unavailable"
    assert (server.methods("/later"), clock.slept) == (["HEAD"], [])


@pytest.mark.parametrize("path", ["/later", "/busy-always"])
def test_a_host_that_has_had_enough_is_left_alone(server: Server, path: str) -> None:
    asker = LinkFetcher.over(network_to(server), AGENT)
    asker.ask(server.url(path))
    expected = Answer(Verdict.REFUSED, "its host asked to be left alone for now")
    assert asker.ask(server.url("/ok")) == expected
    assert server.methods("/ok") == []
    assert asker.ask(server.url("/ok", "other.test")) == SOUND


def test_a_host_that_stumbles_is_asked_again(server: Server) -> None:
    clock = Clock()
    assert ask(server, "/tired", clock) == SOUND
    assert server.methods("/tired") == ["HEAD", "GET", "GET"]
    assert clock.slept == [1, 2]


def test_attempts_have_an_end(server: Server) -> None:
    clock = Clock()
    assert ask(server, "/broken", clock).verdict is Verdict.FAILING
    assert server.methods("/broken") == ["HEAD", "GET", "GET", "GET"]
    assert clock.slept == [1, 2, 10]


@pytest.mark.parametrize("path", ["/missing", "/forbidden"])
def test_what_would_be_the_same_is_not_asked_again(server: Server, path: str) -> None:
    ask(server, path)
    assert server.methods(path) == ["HEAD", "GET"]


# Silence


def test_a_host_that_never_answers_is_slow(server: Server) -> None:
    assert verdict(server, "/silent") == (Verdict.SLOW, "no reply within 0.3 seconds")


def test_a_host_that_answers_drop_by_drop_is_slow(server: Server) -> None:
    network = network_to(server, patience=replace(PATIENCE, backing_off=()))
    begin = time.monotonic()
    answer = LinkFetcher.over(network, AGENT).ask(server.url("/drip"))
    assert answer == Answer(Verdict.SLOW, "no reply within 0.6 seconds")
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("path", ["/hang-up", "/garbage", "/many-headers"])
def test_what_is_no_answer_is_failing(server: Server, path: str) -> None:
    words = "its host closes the connection without a reply"
    assert verdict(server, path) == (Verdict.FAILING, words)


def test_an_endless_page_is_not_read(server: Server) -> None:
    assert ask(server, "/endless") == SOUND


@pytest.mark.parametrize(
    ("error", "attempts"), [(socket.EAI_NONAME, 1), (socket.EAI_AGAIN, 4)], ids=["gone", "silent"]
)
def test_a_name_that_nobody_has_cannot_be_reached(error: int, attempts: int) -> None:
    asked: list[str] = []

    def resolve(host: str, _: int) -> tuple[str, ...]:
        asked.append(host)
        raise socket.gaierror(error, "no address")

    clock = Clock()
    network = Network(resolve, clock=clock.now, sleep=clock.sleep)
    answer = LinkFetcher.over(network, AGENT).ask("https://nowhere.test/page")
    assert answer == Answer(Verdict.UNREACHABLE, "no host has this name")
    assert asked == ["nowhere.test"] * attempts


def test_a_host_that_takes_no_connection_cannot_be_reached() -> None:
    with misbehaving() as server:
        network, closed = network_to(server), server.url("/ok")
    expected = Answer(Verdict.UNREACHABLE, "its host refuses connections")
    assert LinkFetcher.over(network, AGENT).ask(closed) == expected


def test_a_host_is_asked_at_its_other_addresses(server: Server) -> None:
    # Nothing listens on the first; both were judged.
    network = replace(network_to(server), resolve=lambda *_: ("127.0.0.2", "127.0.0.1"))
    assert LinkFetcher.over(network, AGENT).ask(server.url("/ok")) == SOUND


def test_what_cannot_be_asked_is_not_asked(server: Server) -> None:
    asker = LinkFetcher.over(network_to(server), AGENT)
    assert asker.ask("ftp://site.test/page").verdict is Verdict.FAILING
    assert asker.ask("http://[::1").verdict is Verdict.FAILING
    assert server.requests == []


# Encryption


@pytest.fixture
def encrypted() -> Iterator[Server]:
    with misbehaving(CERTIFICATE) as server:
        yield server


def trusting(network: Network) -> Network:
    return replace(network, trust=lambda: ssl.create_default_context(cafile=str(CERTIFICATE)))


def ask_encrypted(network: Network, server: Server, host: str) -> Answer:
    return LinkFetcher.over(network, AGENT).ask(server.url("/ok", host, "https"))


def test_a_certificate_that_nobody_signed_is_not_trusted(encrypted: Server) -> None:
    answer = ask_encrypted(network_to(encrypted), encrypted, "site.test")
    assert answer.verdict is Verdict.REFUSED
    assert answer.words.startswith("its certificate is invalid: self")
    assert encrypted.requests == []


def test_the_certificate_is_that_of_the_name_not_of_the_address(encrypted: Server) -> None:
    network = trusting(network_to(encrypted))
    assert ask_encrypted(network, encrypted, "site.test") == SOUND
    foreign = ask_encrypted(network, encrypted, "other.test")
    assert foreign.verdict is Verdict.REFUSED
    assert "mismatch" in foreign.words


def test_a_host_without_encryption_is_told(server: Server) -> None:
    answer = ask_encrypted(network_to(server), server, "site.test")
    expected = Answer(Verdict.REFUSED, "no secure connection is possible (TLS)")
    assert answer == expected


# Pace


def test_a_host_has_its_pace_and_others_do_not_wait() -> None:
    clock = Clock(0)
    pace = RateLimiter(1, clock.now, clock.sleep)
    for host in ("a", "b", "a", "a"):
        pace.wait(host)
    assert clock.slept == [1, 1]


def test_a_host_that_is_left_alone_is_asked_later() -> None:
    clock = Clock(0)
    pace = RateLimiter(1, clock.now, clock.sleep)
    pace.hold("a", 30)
    pace.hold("a", 5)
    pace.wait("b")
    pace.wait("a")
    pace.wait("a")
    assert clock.slept == [30, 1]
