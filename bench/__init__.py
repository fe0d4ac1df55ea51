"""Measurements: what a build costs, and what Hugo needs for the same archive and the same site."""
