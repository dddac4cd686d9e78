"""Tables of the work of the year: plans, surveys, on-time rates, and the scores that come of them."""
