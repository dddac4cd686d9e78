"""Blank forms of a questionnaire: a document, a workbook, and XLSForm for KoBo and ODK."""
