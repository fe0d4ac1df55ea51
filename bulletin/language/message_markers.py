"""Marks of messages that stand in constants and are translated where they are used."""


def N_(message: str) -> str:  # noqa: N802 (the name that gettext knows)
    """A message; `Language.gettext` translates it."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 (in analogy to the above)
    """A message with its context; `Language.pgettext` translates it."""
    return message
