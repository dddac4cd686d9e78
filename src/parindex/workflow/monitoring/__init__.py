"""Use cases of monitoring during the year: dossiers in, standings, maps and rates for score sheets out."""
