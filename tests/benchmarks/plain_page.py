"""A bare Streamlit page with one chart: what any page of Streamlit costs a browser."""

import streamlit as st

st.title("A chart")
st.line_chart({"rate": [62, 71, 80, 84, 91, 88, 95]})
