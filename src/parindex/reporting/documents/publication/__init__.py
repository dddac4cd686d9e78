"""Documents about years that are published: the lock, the proof, the journal, the files."""
