"""Several years side by side: steps, runs, steadiness."""
