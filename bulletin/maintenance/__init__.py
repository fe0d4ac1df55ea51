"""Looks after a project: what to do after an update (`doctor`), copies of templates (`eject`)."""
