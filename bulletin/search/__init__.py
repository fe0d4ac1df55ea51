"""Build the search index: documents, terms, weights, facets."""
