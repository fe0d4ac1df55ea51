"""Codes, messages, hints and locations of everything that can be wrong, and their output."""
