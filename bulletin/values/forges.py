"""Edit links to repository files, on forges with a known address format."""

from urllib.parse import quote, urlsplit

BRANCH = "main"
"""The branch that is published and edited."""


def edit_address(repository: str, path: str) -> str:
    """Return the address at which a file is edited; empty on an unknown forge.

    A host is recognised by part of its name, which includes a company's own `github.firm.example`.
    """
    address = urlsplit(repository)
    begin = repository.rstrip("/").removesuffix(".git")
    host = (address.hostname or "").split(".")
    if "github" in host:
        return f"{begin}/edit/{BRANCH}/{quote(path)}"
    if "gitlab" in host:
        return f"{begin}/-/edit/{BRANCH}/{quote(path)}"
    return ""
