"""Read files: bytes, text, YAML with positions, front matter and body."""
