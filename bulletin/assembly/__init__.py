"""Read a whole project, and link its files into issues, sections and entries."""
