"""Criteria sets as annexes of a decision, and the workbook in which a draft is reviewed."""
