"""Views become HTML and other forms."""
