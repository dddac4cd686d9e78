"""What is measured, and the peers beside it: `python -m benchmarks`."""
