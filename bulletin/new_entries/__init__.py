"""Ask for the fields of a new entry or issue and write its file (`bulletin new`)."""
