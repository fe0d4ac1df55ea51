"""A static site generator for a monthly privacy bulletin with footnoted sources."""
