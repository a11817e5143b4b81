"""The light pages of a workshop: a phone's, and the wall's. Plain HTML, no Streamlit visit behind them."""
