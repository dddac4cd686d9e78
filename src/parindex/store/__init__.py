"""What is kept between runs: inputs only."""
