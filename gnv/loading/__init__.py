"""The only way in: every file is read and checked here."""
