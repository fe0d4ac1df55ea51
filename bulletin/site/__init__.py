"""Builds and publishes a site: frames, cache, scripts, styles, verification, printing."""
