"""What `streamlit run app.py` starts. Wiring only: the screens begin in ui/main.py."""

import streamlit as st

from explorer.settings import settings
from ui.shell.errors import show
from ui.shell.headers import security_headers
from ui.shell.hosts import own_hosts
from ui.shell.last_write import change_notice
from ui.shell.startup import lifespan

app = st.App(
    "ui/main.py",
    lifespan=lifespan,
    routes=[change_notice(st.get_option("server.baseUrlPath"))],
    middleware=[security_headers(), own_hosts(settings().hosts)],
    on_script_error=show,
)
