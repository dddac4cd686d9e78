"""Monthly tables of dossiers, the settings of monitoring, and maps of areas."""
