"""Edition and sheets in, scorecards out; pure."""
