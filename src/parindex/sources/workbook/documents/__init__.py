"""Text documents as plain rows: the tables of Word and PDF files, and the lines of text between them."""
