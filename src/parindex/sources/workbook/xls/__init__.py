"""Workbooks of Excel 97-2003."""
