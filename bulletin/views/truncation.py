"""Texts that have to be short, such as descriptions of pages."""


def shortened(words: str, limit: int = 160) -> str:
    """The beginning of a text up to a word's end, for descriptions."""
    if len(words) <= limit:
        return words
    beginning = words[:limit]
    return (beginning.rpartition(" ")[0] or beginning) + " …"
