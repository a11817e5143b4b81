"""Who was heard beside who lives there; what weighting would change; whether enough people were asked."""

from engagement.reach.fitting import AGE, BOROUGH, ETHNIC_GROUP, SEX, SYSTEM, Fitted, fit
from engagement.reach.parity import Unlikeness, missing, parity, unlikeness
from engagement.reach.raking import Raking, rake
from engagement.reach.saturation import new_themes, themes_expected

__all__ = [
    "AGE",
    "BOROUGH",
    "ETHNIC_GROUP",
    "SEX",
    "SYSTEM",
    "Fitted",
    "Raking",
    "Unlikeness",
    "fit",
    "missing",
    "new_themes",
    "parity",
    "rake",
    "themes_expected",
    "unlikeness",
]
