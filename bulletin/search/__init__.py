"""Builds the search index: documents, terms, weights, facets."""
