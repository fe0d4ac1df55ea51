"""Asks for the fields of a new entry or issue and writes its file (`bulletin new`)."""
