"""What a site engine is to the program: a command line, and the few things special about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Engine:
    """A site engine that reads `mkdocs.yml` and builds a folder of Markdown files."""

    name: str
    """As the settings name it, which is also the extra of the package that installs it."""
    module: str
    """What Python runs."""
    requirements: tuple[str, ...]
    """What pip installs."""
    arguments: tuple[str, ...]
    """Behind the module; the configuration lies in the working folder, the site goes to `site/`."""
    style_sheets: tuple[str, ...]
    """Patterns of the style sheets of its theme, in the order in which they apply."""
    environment: Mapping[str, str] = field(default_factory=dict)
    configuration: Mapping[str, Any] = field(default_factory=dict)
    """What it is told besides, over all other settings."""
    in_common_form: Callable[[str], str] = str
    """Makes of a built page what the other engines would have built."""
