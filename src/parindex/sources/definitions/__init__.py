"""Definition files: criteria sets, the registry, settings; read, linted, and never guessed at."""
