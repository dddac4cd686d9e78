"""Questionnaires, populations, and answers without the persons who gave them."""
