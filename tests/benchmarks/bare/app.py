"""The least that Streamlit does: one slider, one chart of fifteen bars, everything at its default."""

import altair as alt
import pandas as pd
import streamlit as st

level = st.slider("Level", 0, 100, 50)
frame = pd.DataFrame(
    {"place": [f"Place {row:02}" for row in range(15)], "amount": [level + 10 * row for row in range(15)]}
)
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="amount", y="place"))
