"""Documents of the work of the year: plans, surveys, dossiers."""
