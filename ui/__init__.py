"""The only room besides app.py and pages/ that knows Streamlit."""
