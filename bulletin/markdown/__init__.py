"""Parses and checks a Markdown body, and renders it to HTML with gaps for notes and links."""
