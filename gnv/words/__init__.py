"""Swedish sentences, each said once."""
