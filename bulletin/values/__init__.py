"""Value types without dependencies: dates, codes, addresses, slugs, references to laws."""
