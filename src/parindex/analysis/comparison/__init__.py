"""From one year of a unit to another: one definition of a change."""
