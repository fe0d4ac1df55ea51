"""Check whether the addresses of sources still work, and find archived copies."""
