"""Drafts of new entries: from answers to a file that needs only its text."""
