"""Models of everything that authors write: fields, types and their validation."""
