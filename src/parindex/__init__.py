"""Public Administration Reform (PAR) index: score, rank and report from spreadsheets, exactly."""
