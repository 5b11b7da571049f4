"""The nouns, and the arithmetic that joins them: pure and exact."""
