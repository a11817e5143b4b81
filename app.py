"""What `streamlit run app.py` starts. Wiring only: the screens begin in ui/main.py."""

import streamlit as st

from explorer.settings import settings
from ui.join.routes import routes as workshop_routes
from ui.ranking.news import ranking_news
from ui.shell.doorway import doorway
from ui.shell.errors import show
from ui.shell.headers import security_headers
from ui.shell.hosts import own_hosts
from ui.shell.startup import lifespan

BASE = st.get_option("server.baseUrlPath")

app = st.App(
    "ui/main.py",
    lifespan=lifespan,
    routes=[ranking_news(BASE), *workshop_routes(BASE)],
    middleware=[security_headers(), own_hosts(settings().hosts), doorway(BASE)],
    on_script_error=show,
)
