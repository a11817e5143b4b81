"""What `streamlit run app.py` starts. Wiring only: the screens begin in ui/main.py."""

import streamlit as st

from ui.shell.errors import show
from ui.shell.headers import security_headers
from ui.shell.last_write import change_notice
from ui.shell.startup import lifespan

app = st.App(
    "ui/main.py",
    lifespan=lifespan,
    routes=[change_notice(st.get_option("server.baseUrlPath"))],
    middleware=[security_headers()],
    on_script_error=show,
)
