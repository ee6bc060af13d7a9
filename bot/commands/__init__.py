"""The commands of the terminal, one a file; each `run` returns the exit code."""
