"""The default engine: MkDocs with the theme Material."""

from bulletin.engines.engine_type import Engine

ENGINE = Engine(
    name="mkdocs",
    module="mkdocs",
    requirements=("mkdocs>=1.6,<2", "mkdocs-material>=9.8,<10"),
    arguments=("build", "--strict", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", "site"),
    style_sheets=("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css"),
    environment={"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
)
