"""Score sheets: found, recognised, read cell by cell, and checked."""
