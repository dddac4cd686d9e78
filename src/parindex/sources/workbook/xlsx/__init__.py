"""Office Open XML workbooks."""
