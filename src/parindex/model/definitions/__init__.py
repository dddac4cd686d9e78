"""What `parindex.yaml` says: settings, layout rules, award rules."""
