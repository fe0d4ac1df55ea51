"""The commands of the program, one module each: arguments in, exit code out, and nothing else."""
