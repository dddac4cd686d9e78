"""The tables of results, one module a subject: the only place where columns have titles."""
