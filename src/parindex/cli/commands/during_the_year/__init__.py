"""Commands of the year: the plan, the survey, the dossiers."""
