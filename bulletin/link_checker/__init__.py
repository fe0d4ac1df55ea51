"""Checks whether the addresses of sources still work, and finds archived copies."""
