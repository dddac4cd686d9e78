"""One module a command: read the arguments, call one use case, present its result."""
