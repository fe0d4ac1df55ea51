"""What a branch changes: read from git, told in words, and held to what has been published."""
