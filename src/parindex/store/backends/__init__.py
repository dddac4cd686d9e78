"""The databases that a store may be kept in: one module or folder for each, behind one interface."""
