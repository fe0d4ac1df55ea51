"""Shorten texts, for example for descriptions of pages."""


def shortened(words: str, limit: int = 160) -> str:
    """Return the beginning of a text, cut at the end of a word."""
    if len(words) <= limit:
        return words
    beginning = words[:limit]
    return (beginning.rpartition(" ")[0] or beginning) + " …"
