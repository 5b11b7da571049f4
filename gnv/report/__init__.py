"""What a page says, as data: the page draws it, the exports write it."""
