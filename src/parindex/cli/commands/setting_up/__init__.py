"""Commands around a workspace: definitions, forms, the computer."""
