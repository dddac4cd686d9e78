"""Tables of what goes out: letters to units, documents of an office, pages for everybody."""
