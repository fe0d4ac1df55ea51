"""Rebuilds the site in memory after each change and serves it on this machine."""
