"""Request an address: HEAD, then GET, retries and redirects."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urljoin, urlsplit

from bulletin.link_checker.http_requests import HttpClient, NoReply, Reply, normalized
from bulletin.link_checker.network_access import Network, Timeouts
from bulletin.link_checker.rate_limit import RateLimiter
from bulletin.values.link_verdicts import Verdict

MOST_REDIRECTS = 10
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)

_PASSING = (408, 425, 429, 500, 502, 503, 504, *range(520, 528))
"""Temporary statuses; 520 to 527 are those of a large content delivery network."""
_OF_STATUS = {
    **dict.fromkeys((404, 410), Verdict.DEAD),
    **dict.fromkeys((401, 402, 403, 407, 429, 451), Verdict.REFUSED),
    **dict.fromkeys((408, 504), Verdict.SLOW),
}


_LEFT_ALONE = NoReply(Verdict.REFUSED, "its host asked to be left alone for now", is_final=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of requesting an address."""

    verdict: Verdict
    words: str = ""
    """The reason, if it is not sound: `404 Not Found`."""
    new_address: str = ""
    """The address that it has moved to."""


@dataclass(frozen=True, slots=True)
class LinkFetcher:
    """Requests addresses, from one or several threads."""

    exchange: HttpClient
    pace: RateLimiter
    patience: Timeouts

    @classmethod
    def over(cls, network: Network, agent: str) -> "LinkFetcher":
        pace = RateLimiter(network.patience.between, network.clock, network.sleep)
        return cls(HttpClient.over(network, agent), pace, network.patience)

    def ask(self, address: str) -> Answer:
        """Return the answer at an address, after all redirects."""
        begin = normalized(address)
        if begin is None:
            return Answer(Verdict.FAILING, "this address cannot be requested")
        trail, moved_to, is_permanent = [begin], begin, True
        while True:
            reply = self._reply(trail[-1])
            if isinstance(reply, NoReply) or reply.status not in REDIRECTS:
                return _answer(reply, trail, moved_to)
            target = _target(trail[-1], reply)
            if fault := _fault_of_redirect(target, trail):
                return Answer(Verdict.FAILING, fault)
            trail.append(target)
            is_permanent &= reply.status in PERMANENT
            moved_to = target if is_permanent else moved_to

    def _reply(self, address: str) -> Reply | NoReply:
        """Return the reply of an address, unless its host refuses further requests in this run."""
        host = _host(address)
        if self.pace.is_over(host):
            return _LEFT_ALONE
        reply = self._persistent_reply(address)
        if self._has_had_enough(reply):
            self.pace.end(host)
        return reply

    def _has_had_enough(self, reply: Reply | NoReply) -> bool:
        if isinstance(reply, NoReply) or not _is_passing(reply):
            return False
        return reply.status == 429 or (reply.wait or 0) > self.patience.at_most

    def _persistent_reply(self, address: str) -> Reply | NoReply:
        """Return the reply to HEAD if it is good, otherwise to GET, which fewer hosts refuse."""
        reply = self._attempt("HEAD", address)
        if _is_good(reply) or (isinstance(reply, NoReply) and reply.is_final):
            return reply
        for pause in (0.0, *self.patience.backing_off):
            asked_for = reply.wait if isinstance(reply, Reply) else None
            if asked_for is not None and asked_for > self.patience.at_most:
                return reply
            self.pace.hold(_host(address), pause if asked_for is None else asked_for)
            reply = self._attempt("GET", address)
            if not _is_passing(reply):
                return reply
        return reply

    def _attempt(self, method: str, address: str) -> Reply | NoReply:
        self.pace.wait(_host(address))
        return self.exchange.ask(method, address)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _is_good(reply: Reply | NoReply) -> bool:
    return isinstance(reply, Reply) and reply.status < 400


def _is_passing(reply: Reply | NoReply) -> bool:
    return not reply.is_final if isinstance(reply, NoReply) else reply.status in _PASSING


def _target(address: str, reply: Reply) -> str:
    """Return the target of a redirect; empty if it is not a web address."""
    given = reply.headers.get("location", "").strip()
    # Bytes that are not ASCII arrive as Latin-1 and are mostly UTF-8.
    ascii_only = quote(given.encode("latin-1", "replace"), safe="".join(map(chr, range(33, 127))))
    try:
        return (given and normalized(urljoin(address, ascii_only))) or ""
    except ValueError:
        return ""


def _fault_of_redirect(target: str, trail: list[str]) -> str:
    if not target:
        return "it redirects to something that is not a web address"
    if target in trail:
        return "it redirects in a circle"
    return f"it redirects more than {MOST_REDIRECTS} times" if len(trail) > MOST_REDIRECTS else ""


def _answer(reply: Reply | NoReply, trail: list[str], moved_to: str) -> Answer:
    where = f" at {trail[-1]}" if len(trail) > 1 else ""
    if isinstance(reply, NoReply):
        return Answer(reply.verdict, reply.words + where)
    if 200 <= reply.status < 300:
        if moved_to != trail[0]:
            return Answer(Verdict.MOVED, "it has moved permanently", moved_to)
        return Answer(Verdict.SOUND)
    return Answer(_OF_STATUS.get(reply.status, Verdict.FAILING), _named(reply.status) + where)


def _named(status: int) -> str:
    """Return a status with its standard phrase, never the host's own words."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"
