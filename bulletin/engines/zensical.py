"""Zensical, which continues the theme Material in its variant `classic`.

It has a search of its own, which no setting turns off: its button is taken out, and its toggle
stays, because the script of the theme ends without it. Links, among them the skip link, are
written in another way.
"""

import re

from bulletin.engines.engine_type import Engine

_SUPERFLUOUS = (
    re.compile(r'<label class="md-header__button md-icon" for="__search">.*?</label>', re.DOTALL),
    re.compile(r'<div class="md-search" data-md-component="search".*?</div>', re.DOTALL),
    re.compile(r'<div class="md-header__source">\s*</div>'),
    re.compile(r'<a id="__skip" tabindex="-1"></a>'),
)
_SLACK = re.compile(r'(?<=href=")(?:\./)+(?=\.)')


def _in_common_form(html: str) -> str:
    for part in _SUPERFLUOUS:
        html = part.sub("", html)
    return _SLACK.sub("", html).replace('href="#__skip"', 'href="#content"')


ENGINE = Engine(
    name="zensical",
    module="zensical",
    requirements=("zensical>=0.0.73,<0.1",),
    arguments=("build", "--strict", "--config-file", "mkdocs.yml"),
    # Scope (with `extra.scope: /`, and the name of the platform), palette and content, of 0.0.73.
    scripts=(
        "sha256-FnzPjIa2+7LhDSWlbaMBEIPh+9rL3lPN6J/MWljUoE0=",
        "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
        "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
    ),
    environment={"SOURCE_DATE_EPOCH": "0"},
    configuration={"theme": {"variant": "classic"}, "site_dir": "site"},
    unused_assets=(*("assets/javascripts/workers", "assets/images", "assets/stylesheets/modern"),),
    in_common_form=_in_common_form,
)
