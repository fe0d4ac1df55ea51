"""A body becomes HTML with holes: one dialect, its checks, and what is left to each place."""
