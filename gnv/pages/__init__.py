"""One file a page: a title and a render. Streamlit runs the file; nothing imports it."""
