"""New projects: from a few answers to the files of a bulletin of one's own."""
