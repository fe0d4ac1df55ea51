"""Reads a whole project, and links its files into issues, sections and entries."""
