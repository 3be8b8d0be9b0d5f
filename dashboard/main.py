"""The script that each viewer runs: page set-up, what is looked at, navigation."""

from pathlib import Path

import streamlit as st

from dashboard import access, page, theme
from dashboard.words import for_language
from data_access.scopes import NOBODY, Role

PAGES = Path(__file__).resolve().parents[1] / "pages"
NAMES = (
    "overview",
    "community",
    "party",
    "visits",
    "grid",
    "tickets",
    "tutoring",
    "case_files",
    "competitions",
    "teams",
    "self_governance",
    "careers",
    "results",
    "quality",
    "definitions",
    "displays",
    "log",
)
# Pages that would only refuse other roles, and the wall, which is no part of the menu.
OF_ROLES = {
    "community": (Role.LEADER, Role.COUNSELOR, Role.STEWARD),
    "case_files": (Role.LEADER, Role.COUNSELOR),
    "displays": (Role.LEADER, Role.STEWARD),
    "log": (Role.STEWARD,),
}
WALL = "display"


def main() -> None:
    """Sets up the page, resolves the view, and runs the page that was gone to."""
    view = st.session_state.pop("chosen_view", None) or page.current_view()
    words = for_language(view.language)
    st.set_page_config(page_title=words("app-name"), page_icon=str(theme.FAVICON_FILE), layout="wide")
    st.html(theme.style_sheet())
    viewer = access.viewer()
    pages = {
        name: st.Page(
            PAGES / f"{name}.py",
            title=words(f"page-{name.replace('_', '-')}"),
            url_path="" if name == "overview" else name,
            default=name == "overview",
            visibility="visible" if name != WALL and viewer.role in OF_ROLES.get(name, Role) else "hidden",
        )
        for name in (*NAMES, WALL)
    }
    is_bare = viewer == NOBODY or st.context.is_embedded or access.token() is not None
    if not is_bare:
        st.logo(str(theme.LOGO_FILE), size="large")
    gone_to = st.navigation(list(pages.values()), position="hidden" if is_bare else "top")
    st.session_state["is_wall"] = gone_to is pages[WALL]
    page.remember_view(view)
    gone_to.run()


main()
