"""The world around: site engine, files, search index, publishing, printing."""
