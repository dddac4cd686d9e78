"""What scorecards mean: ranks, changes, losses; pure."""
