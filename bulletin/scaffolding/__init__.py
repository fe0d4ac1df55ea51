"""Write the files of a new project (`bulletin init`)."""
