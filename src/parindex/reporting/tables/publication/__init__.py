"""Tables of years that are published: what was locked, what was proved, and the journal."""
