"""Compare a branch with its base in git: changed entries, lost addresses, a summary."""
