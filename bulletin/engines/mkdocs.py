"""MkDocs with the theme Material: the engine of a bulletin whose settings name no other."""

from bulletin.engines.engine_type import Engine

ENGINE = Engine(
    name="mkdocs",
    module="mkdocs",
    requirements=("mkdocs>=1.6,<2", "mkdocs-material>=9.8,<10"),
    arguments=("build", "--strict", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", "site"),
    # Scope (with `extra.scope: /`), palette and content, of mkdocs-material 9.8.
    scripts=(
        "sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY=",
        "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
        "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
    ),
    environment={"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
    unused_assets=("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images"),
)
