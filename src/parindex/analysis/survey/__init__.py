"""From answers to satisfaction, with its precision by the design of the sample."""
