"""The plan of the year: tasks with lead, coordination, deadline and result, and where each stands."""
