"""The language of the reader: words from catalogues, dates, numbers, lists, sorting."""
