"""What paper asks of tables, texts and charts, whatever the format of the file."""
