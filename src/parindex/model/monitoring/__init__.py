"""Dossiers of the administration during the year: counts, named rates, zones and where each unit stands."""
