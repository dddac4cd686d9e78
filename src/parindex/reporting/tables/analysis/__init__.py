"""Tables of what an analysis finds: losses, ranks that hold, ways up, diagnoses, profiles, what-ifs."""
