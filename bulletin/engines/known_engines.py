"""The site engines by name, and the default."""

from bulletin.engines import mkdocs, properdocs, zensical
from bulletin.engines.engine_type import Engine

ENGINES: dict[str, Engine] = {one.ENGINE.name: one.ENGINE for one in (mkdocs, properdocs, zensical)}
DEFAULT = mkdocs.ENGINE.name
