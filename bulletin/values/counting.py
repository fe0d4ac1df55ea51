"""Numbers with what they count."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, which makes a regular plural: `2 entries`."""
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
