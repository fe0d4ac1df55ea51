"""The interface to a site engine: its command line and its peculiarities."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Engine:
    """A site engine that reads `mkdocs.yml` and builds a folder of Markdown files."""

    name: str
    """The name in the settings, and of the extra that installs it."""
    module: str
    """The Python module to run."""
    requirements: tuple[str, ...]
    """The requirements for pip."""
    arguments: tuple[str, ...]
    """Arguments after the module; the working folder holds the configuration and gets `site/`."""
    style_sheets: tuple[str, ...]
    """Patterns of the theme's style sheets, in cascade order."""
    environment: Mapping[str, str] = field(default_factory=dict)
    configuration: Mapping[str, Any] = field(default_factory=dict)
    """Configuration for this engine, which overrides all other settings."""
    in_common_form: Callable[[str], str] = str
    """Converts a built page to the form that the other engines build."""
