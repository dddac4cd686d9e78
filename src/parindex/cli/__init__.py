"""The command line: arguments in, one use case, an answer out."""
