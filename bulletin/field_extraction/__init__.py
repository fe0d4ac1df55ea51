"""What a text probably tells: dates, authorities, jurisdictions and sanctions, with its words."""
