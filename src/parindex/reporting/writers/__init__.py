"""The writers of formats: each takes blocks, and is the one place where its format is made safe to read."""
