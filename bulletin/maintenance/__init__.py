"""Upkeep of a project: what it has of its own, and whether that still fits the program."""
