"""The shared database and every figure; knows nothing of Streamlit."""
