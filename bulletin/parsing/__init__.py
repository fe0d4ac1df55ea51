"""Files become located values: bytes, text, YAML, front matter and body."""
