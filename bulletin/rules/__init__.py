"""Checks that need more than one field or file; each is a generator of diagnostics."""
