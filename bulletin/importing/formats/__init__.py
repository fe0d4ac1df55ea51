"""Read a bulletin in any file format as blocks of text."""
