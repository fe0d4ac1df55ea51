"""The search: what entries are found by, as an index that a browser reads in small pieces."""
