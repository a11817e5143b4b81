"""Finding themes in the responses in use: the first start and every visitor do it the same way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from engagement import ThemeModel
from engagement.responses import store as response_store
from engagement.themes import store as theme_store
from ui.workspace import database


def find_themes(
    *,
    who: str,
    at: datetime,
    n_themes: int | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> None:
    """Find themes in all responses in use and keep them; until the end the old ones stand."""
    with database() as db:
        responses = response_store.responses(db)
    model = ThemeModel(n_themes=n_themes).fit(
        responses["text"].tolist(), questions=responses["question"].unique(), progress=progress
    )
    with database() as db:
        theme_store.save_themes(db, model, responses["response_id"].tolist(), who=who, at=at, engine=model.engine_)
