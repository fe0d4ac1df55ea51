"""Turn the items of a bulletin into draft entries with sources."""
