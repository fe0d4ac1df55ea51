"""Build and publish a site: frames, cache, scripts, styles, verification, printing."""
