"""Finds dates, authorities, jurisdictions and sanctions in running text, for the import."""
