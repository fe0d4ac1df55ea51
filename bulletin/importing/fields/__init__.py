"""Find dates, authorities, jurisdictions and sanctions in prose."""
