"""The server: `streamlit run dashboard/app.py`. The script that each viewer runs is main.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import streamlit as st

from dashboard import live, serving

app = st.App("main.py", lifespan=live.watching, routes=live.ROUTES, middleware=serving.MIDDLEWARE)
