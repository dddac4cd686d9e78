"""Surveys of satisfaction: questionnaires as data, respondents without names, and what they come to."""
