"""The title of an item, or what will do as one until somebody writes a better one."""

from bulletin.importing.citing import CitedItem
from bulletin.importing.headings import title_of
from bulletin.importing.sentences import sentences_of

_MOST = 110
"""Characters of a title that is made of the first words of a text."""


def title_and_words(item: CitedItem) -> tuple[str, str]:
    """The title, and what it was guessed from if the bulletin has none."""
    if item.title and item.title.text:
        return title_of(item.title.text) or item.title.text, ""
    first = next((part.text for part in item.paragraphs if part.text), "Untitled")
    sentence = next(iter(sentences_of(first)), first)
    if len(sentence) > _MOST:
        sentence = sentence[:_MOST].rpartition(" ")[0].rstrip(",;:–—- ") + " …"
    return title_of(sentence) or sentence, "the first words of the text"
