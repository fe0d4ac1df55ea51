"""HTML read back as a browser would read it."""

from justhtml import JustHTML


def read_html(html: str) -> JustHTML:
    """A piece of a page with everything that is in it."""
    return JustHTML(html, fragment=True, sanitize=False)


def text_of(html: str, selector: str) -> list[str]:
    """What stands in each of the elements, to the letter."""
    found = read_html(html).query(selector)
    return [element.to_text(separator="", strip=False) for element in found]


def attributes(html: str, selector: str, name: str) -> list[str]:
    """The values of an attribute of all elements that have it."""
    found = (element.attrs or {} for element in read_html(html).query(selector))
    return [str(given[name]) for given in found if name in given]
