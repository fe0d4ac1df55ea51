"""What templates are told: one frozen type for each kind of page, made from the bulletin."""
