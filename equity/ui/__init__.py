"""The only Streamlit."""
