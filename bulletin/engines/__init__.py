"""Adapters for the site engines: command line, style sheets and quirks of each."""
