"""Parse and check a Markdown body, and render it to HTML with gaps for notes and links."""
