"""The product without a screen: what stands now, what may be done, and by whom.

Screens, the command line, and whatever comes next are ways in. Imports no Streamlit; it is the only place where the
two halves, `engagement` and `priorities`, meet.
"""

__version__ = "0.1.0"
