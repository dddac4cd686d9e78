"""Binary workbooks of Excel."""
