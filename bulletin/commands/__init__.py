"""Commands, one module each: parse arguments, call the program, print, return an exit code."""
