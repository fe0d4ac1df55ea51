"""All files together: the content, and the bulletin that is made of it."""
