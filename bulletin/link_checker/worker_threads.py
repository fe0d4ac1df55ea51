"""Request all pages: several hosts at the same time, but one page of a host at a time."""

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit

from bulletin.link_checker.fetching import Answer

THREAD = "link check"

Ask = Callable[[str], Answer]
_Outcome = tuple[str, Answer] | BaseException


def survey(pages: Iterable[str], ask: Ask, workers: int) -> Iterator[tuple[str, Answer]]:
    """Yield each page with its result, as soon as it is known.

    When the consumer stops, no thread starts another page, and none keeps the program from exiting.
    """
    hosts: dict[str, list[str]] = {}
    for page in pages:
        hosts.setdefault(urlsplit(page).hostname or "", []).append(page)
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    # The host with the most pages takes longest, so it starts first.
    for group in sorted(hosts.values(), key=len, reverse=True):
        waiting.put(group)
    outcomes: SimpleQueue[_Outcome] = SimpleQueue()
    stop = Event()
    for _ in range(min(workers, len(hosts))):
        arguments = (waiting, ask, outcomes, stop)
        Thread(target=_work, args=arguments, name=THREAD, daemon=True).start()
    try:
        for _ in range(sum(map(len, hosts.values()))):
            outcome = outcomes.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome
    finally:
        stop.set()


def _work(
    waiting: SimpleQueue[list[str]], ask: Ask, outcomes: SimpleQueue[_Outcome], stop: Event
) -> None:
    while True:
        try:
            pages = waiting.get_nowait()
        except Empty:
            return
        for page in pages:
            if stop.is_set():
                return
            try:
                outcomes.put((page, ask(page)))
            except BaseException as error:  # Reported by the consuming thread.
                outcomes.put(error)
                return
