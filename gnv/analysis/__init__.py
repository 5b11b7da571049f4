"""What is asked of an Outcome, in figures."""
