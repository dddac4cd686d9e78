"""The local page: the commands for people who do not use a terminal, in a browser on the same computer."""
