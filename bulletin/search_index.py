"""The search index: Pagefind's, made of small documents in a fixed order.

Pagefind is spoken to in its service mode (base64 of JSON, a comma behind each message),
because its result then depends on the documents and their order and on nothing else.
"""

import json
import os
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from subprocess import PIPE
from threading import Thread
from typing import IO, Any

from pagefind.service import get_executable

from bulletin.diagnostics import EnvironmentFault

_INDEX = 0
"""The number that the service gives to the first index of its life."""

_UNUSED = re.compile(r".*-ui\.(?:js|css)|pagefind-(?:highlight|worker)\.js")
"""What Pagefind adds for sites that have no search page of their own."""


def write_search_index(documents: Iterable[tuple[str, str]], folder: Path, language: str) -> None:
    """Index documents, each an address and its HTML, into the folder.

    Raises EnvironmentFault if Pagefind is missing or does not index every document.
    """
    pages = list(documents)
    # Files are fetched and written here: the service's own WriteFiles answers before they are
    # complete, and they stay incomplete if it ends then.
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": {"force_language": language}},
        *(
            {"type": "AddFile", "index_id": _INDEX, "url": f"/{address}", "file_contents": html}
            for address, html in pages
        ),
        {"type": "GetFiles", "index_id": _INDEX},
    ]
    answers = list(_ask(requests))
    for answer in answers:
        if answer["type"] == "Error":
            raise EnvironmentFault(f"the search index could not be made: {answer['message']}")
    indexed = sum(answer["type"] == "IndexedFile" for answer in answers)
    if indexed != len(pages) or len(answers) != len(requests):
        raise EnvironmentFault(f"Pagefind indexed {indexed} of {len(pages)} entries")
    _write_files(answers[-1]["files"], folder)


def _write_files(files: Iterable[dict[str, str]], folder: Path) -> None:
    for file in files:
        if not _UNUSED.fullmatch(file["path"]):
            target = folder / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b64decode(file["content"]))


def _ask(requests: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answers of the service, which forgets what it has not answered when its input ends."""
    executable = get_executable()
    if executable is None:
        raise EnvironmentFault("Pagefind is missing; install the package pagefind[bin]")
    with subprocess.Popen([executable, "--service"], stdin=PIPE, stdout=PIPE) as service:
        assert service.stdin
        assert service.stdout
        writer = Thread(target=_send, args=(requests, service.stdin), daemon=True)
        writer.start()
        for answer in islice(_messages(service.stdout), len(requests)):
            yield json.loads(b64decode(answer))["payload"]
        writer.join()


def _send(requests: Iterable[dict[str, Any]], stream: IO[bytes]) -> None:
    with suppress(BrokenPipeError):
        for number, payload in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": payload})
            stream.write(b64encode(message.encode()) + b",")
        stream.flush()


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := os.read(stream.fileno(), 65536):
        *whole, rest = (rest + chunk).split(b",")
        yield from whole
