"""What somebody sees who is not let in: why, and what to do."""

from __future__ import annotations

import streamlit as st

from dashboard import access, fragments, parts, sign_in
from dashboard.access import Standing
from dashboard.sign_in import Way
from dashboard.words import Words


def draw(words: Words) -> None:
    """In place of a page, for whoever stands outside."""
    standing, way = access.standing(), sign_in.way()
    name = standing.value
    if standing is Standing.SIGNED_OUT and way is Way.PROXY:
        name = "signed-out-proxy"
    said = {"identity": access.identity()} if standing is Standing.UNKNOWN else {}
    parts.answer(words(f"door-{name}", **said), words(f"door-{name}.do"))
    if words.has(f"door-{name}.detail"):
        st.html(fragments.empty(words(f"door-{name}.detail", **said)))
    if way is Way.OPENID and standing in (Standing.SIGNED_OUT, Standing.EXPIRED):
        st.button(words("sign-in"), key="sign-in", type="primary", on_click=st.login)
