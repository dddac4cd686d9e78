"""Every sender's own workbook on its way back."""
