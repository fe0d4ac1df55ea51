"""Compose what each page and file shows, as frozen types with nothing left to look up."""
