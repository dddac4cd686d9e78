"""From a plan and its entries to where tasks stand, and what they brought."""
