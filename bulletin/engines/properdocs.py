"""ProperDocs, the successor of MkDocs 1.6, with the theme Material; it builds the same files."""

from dataclasses import replace

from bulletin.engines import mkdocs

ENGINE = replace(
    mkdocs.ENGINE,
    name="properdocs",
    module="properdocs",
    requirements=("properdocs>=1.6.7,<2", "mkdocs-material>=9.8,<10"),
)
