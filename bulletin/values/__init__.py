"""Single values and what they mean: dates, codes, addresses, slugs, provisions of laws."""
