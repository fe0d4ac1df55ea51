"""What to do in a project after an update (`doctor`), and copies of templates (`eject`)."""
