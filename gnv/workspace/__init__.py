"""What is chosen, and how it travels: undo, links, files."""
