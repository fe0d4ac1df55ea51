"""Where a file of a repository can be edited in the browser, on the forges whose forms we know."""

from urllib.parse import quote, urlsplit

BRANCH = "main"
"""What is published, and so what is edited."""


def edit_address(repository: str, path: str) -> str:
    """The address at which a file is edited; empty on a forge that is not known.

    A host is known by a part of its name, so that a firm's own `github.firm.example` is, too.
    """
    address = urlsplit(repository)
    begin = repository.rstrip("/").removesuffix(".git")
    host = (address.hostname or "").split(".")
    if "github" in host:
        return f"{begin}/edit/{BRANCH}/{quote(path)}"
    if "gitlab" in host:
        return f"{begin}/-/edit/{BRANCH}/{quote(path)}"
    return ""
