"""Rebuild the site in memory after each change and serve it on this machine."""
