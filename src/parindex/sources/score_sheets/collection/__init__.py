"""Many files at once: patterns, copies, what lies beside, units that have several sheets."""
