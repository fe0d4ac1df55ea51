"""Reads bulletins in other formats, such as Word, HTML and feeds, into blocks or records."""
