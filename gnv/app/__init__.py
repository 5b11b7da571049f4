"""Streamlit's room: the state of a session, and the controls that change it."""
