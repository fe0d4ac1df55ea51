"""Adds the codes that the libraries have to those that are known for good: codes.txt.

python -m tests.codes
"""

from bulletin.values.code_lists import CodeLists, lists_of_file, lists_of_libraries
from tests.projects import ROOT

FILE = ROOT / "bulletin/values/codes.txt"
_MARK = "# Every code that a library ever had:"


def written(known: CodeLists) -> str:
    """The part of the file that is written by the program."""
    by_country: dict[str, list[str]] = {}
    for code in sorted(known.subdivisions.keys() - known.ends.keys()):
        country, _, part = code.partition("-")
        by_country.setdefault(country, []).append(part)
    lines = [
        f"countries: {' '.join(sorted(known.countries))}",
        f"currencies: {' '.join(sorted(known.currencies))}",
        *(f"{country}: {' '.join(parts)}" for country, parts in by_country.items()),
    ]
    return "\n".join([_MARK, *lines, ""])


def all_codes() -> str:
    """The file as it should be."""
    head = FILE.read_text(encoding="utf-8").partition(_MARK)[0]
    return head + written(lists_of_libraries().and_earlier(lists_of_file()))


if __name__ == "__main__":
    FILE.write_text(all_codes(), encoding="utf-8")
