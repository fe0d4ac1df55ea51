"""Zensical, the successor of Material, with the theme variant `classic`.

It writes links differently.
"""

import re

from bulletin.engines.engine_type import Engine

_SLACK = re.compile(r'(?<=href=")(?:\./)+(?=\.)')


def _in_common_form(html: str) -> str:
    return _SLACK.sub("", html)


ENGINE = Engine(
    name="zensical",
    module="zensical",
    requirements=("zensical>=0.0.73,<0.1",),
    arguments=("build", "--strict", "--config-file", "mkdocs.yml"),
    style_sheets=(
        "assets/stylesheets/classic/main.*.css",
        "assets/stylesheets/classic/palette.*.css",
    ),
    environment={"SOURCE_DATE_EPOCH": "0"},
    configuration={"theme": {"variant": "classic"}, "site_dir": "site"},
    in_common_form=_in_common_form,
)
