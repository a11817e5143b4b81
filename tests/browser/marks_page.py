"""A page of random typed words, each as text and as markdown: what test_typed_marks.py reads. Run by Streamlit."""

from __future__ import annotations

import random

import streamlit as st

from ui.shell.wording import plain

PARTS = (
    *("http://a.b", "https://", "www.a.b", "www.", "me@a.b", "mailto:", "xmpp:", "WWW.a.b"),
    *(
        ":red[",
        ":small[",
        ":color[",
        ":help[",
        ":shimmer[",
        ":material/home:",
        ":material_home:",
        "material",
        ":smile:",
    ),
    *(":streamlit:", "->", "<-", "<->", "--", "---", "~=", ">=", "<b>", "<!--", "-->", "![", "[^1]", "&amp;", "&#35;"),
    *(" ", " ", " ", " ", "a", "b", "red", "0", "1.", "2)", "é", "\n", "\t", "**", "~~", "::"),
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
)
END = "All words are drawn."

chance = random.Random(int(st.query_params["seed"]))
for number in range(int(st.query_params["cases"])):
    typed = "".join(chance.choices(PARTS, k=chance.randint(1, 9)))
    with st.container(key=f"case{number}"):
        st.text(" ".join(typed.split()))
        st.markdown(plain(typed))
        st.button(plain(typed), key=f"button{number}")
        st.markdown(f"**{plain(typed)}** ({plain(typed)})")
st.text(END)
