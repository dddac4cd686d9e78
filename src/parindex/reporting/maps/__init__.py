"""Maps of units: tiles, dots or areas, each with colour, letter and pattern."""
