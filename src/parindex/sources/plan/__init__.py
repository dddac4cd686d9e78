"""Plans: YAML and workbooks in, YAML out, and deadlines as they are written."""
