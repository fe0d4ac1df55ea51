"""Drafts entries from bulletins in other formats (`bulletin import`)."""
