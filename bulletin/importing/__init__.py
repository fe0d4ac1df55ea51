"""Taking over: from a bulletin in another form to drafts of entries."""
