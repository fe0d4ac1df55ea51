"""What authors may write: every field with its type, stated once."""
