"""Render the messages of scripts as a JavaScript module."""

from bulletin.language.languages import Language
from bulletin.rendering.json_format import as_json
from bulletin.schema.settings import Settings
from bulletin.views.javascript_messages import JavaScriptMessages


def render_javascript_messages(
    file: JavaScriptMessages, _settings: Settings, _language: Language
) -> str:
    """Return a module that exports the messages as JSON."""
    return (
        f"export const words = {as_json(file.words)}\n"
        f"export const plurals = {as_json(file.plurals)}\n"
    )
