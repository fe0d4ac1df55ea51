"""Markers for messages in constants, which are translated where they are used."""


def N_(message: str) -> str:  # noqa: N802 (the name that gettext knows)
    """Mark a message for `Language.gettext`."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 (in analogy to the above)
    """Mark a message with a context for `Language.pgettext`."""
    return message
