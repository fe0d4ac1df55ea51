"""The engines by their names, and the one that a bulletin without a choice has."""

from bulletin.engines import mkdocs, properdocs, zensical
from bulletin.engines.engine_type import Engine

ENGINES: dict[str, Engine] = {one.ENGINE.name: one.ENGINE for one in (mkdocs, properdocs, zensical)}
DEFAULT = mkdocs.ENGINE.name
