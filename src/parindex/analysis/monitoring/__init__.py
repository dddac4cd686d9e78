"""From counts of dossiers to rates, zones and what is needed."""
