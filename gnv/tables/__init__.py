"""One function a table, and the one writer of HTML."""
