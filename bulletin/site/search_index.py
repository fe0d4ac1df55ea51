"""The search index: Pagefind's, made of small documents in a fixed order.

Pagefind is spoken to in its service mode (base64 of JSON, a comma behind each message),
because its result then depends on the documents and their order and on nothing else.
"""

import gzip
import json
import os
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Thread
from typing import IO, Any

from pagefind.service import get_executable

from bulletin.diagnostics.report import EnvironmentFault

_INDEX = 0
"""The number that the service gives to the first index of its life."""

_LEFT_OUT = (".mark",)
"""What is in a text without being its words: the numbers of notes."""

_SIGNATURE = b"pagefind_dcd"
_UNUSED = re.compile(r".*-ui\.(?:js|css)|pagefind-(?:highlight|worker)\.js")
"""What Pagefind adds for sites that have no search page of their own."""


def write_search_index(documents: Iterable[tuple[str, str]], folder: Path, language: str) -> str:
    """Index documents, each an address and its HTML, into the folder.

    Gives the name of the file that lists their pages in the same order. Raises
    EnvironmentFault if Pagefind is missing or does not index every document as it was given.
    """
    pages = list(documents)
    # Files are fetched and written here: the service's own WriteFiles answers before they are
    # complete, and they stay incomplete if it ends then.
    requests: list[dict[str, Any]] = [
        {
            "type": "NewIndex",
            "config": {"force_language": language, "exclude_selectors": _LEFT_OUT},
        },
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
    files = {file["path"]: b64decode(file["content"]) for file in answers[-1]["files"]}
    _write_files(files, folder)
    return _list_of_pages(files, [address for address, _ in pages])


def _write_files(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        if not _UNUSED.fullmatch(path):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _list_of_pages(files: Mapping[str, bytes], addresses: Sequence[str]) -> str:
    """The name of Pagefind's list of pages; the facet table relies on its order."""
    if not addresses:
        return ""
    (name,) = (path for path in files if path.endswith(".pf_meta"))
    language = name.split(".")[1].rpartition("_")[0]
    ids = re.findall(rf"{language}_[0-9a-f]{{7,}}".encode(), _unpacked(files[name]))
    for number, address in enumerate(addresses):
        fragment = _unpacked(files[f"fragment/{ids[number].decode()}.pf_fragment"])
        if not fragment.startswith(f'{{"url":"/{address}",'.encode()):
            raise EnvironmentFault("Pagefind does not list the pages as they were given to it")
    return name


def _unpacked(packed: bytes) -> bytes:
    return gzip.decompress(packed).removeprefix(_SIGNATURE)


def _ask(requests: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answers of the service, which forgets what it has not answered when its input ends."""
    executable = get_executable()
    if executable is None:
        raise EnvironmentFault("Pagefind is missing; install the package pagefind[bin]")
    command, here = (executable, "--service"), Path(executable).parent
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=here) as service:
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
