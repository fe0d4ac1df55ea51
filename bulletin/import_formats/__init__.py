"""Readers of every format that a bulletin may come in: files go in, blocks of text come out."""
