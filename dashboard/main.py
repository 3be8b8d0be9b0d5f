"""The script that each viewer runs: page set-up, what is looked at, navigation."""

from itertools import chain
from pathlib import Path

import streamlit as st

from dashboard import access, page, theme
from dashboard.words import Words, for_language
from data_access.scopes import NOBODY, Role

PAGES = Path(__file__).resolve().parents[1] / "pages"
WALL = "display"
# What is opened every day stands in the menu itself, the rest in groups: each link makes every page slower to open.
MENU = {
    "": ("overview", "community", "party", "visits", "tickets", "tutoring", "competitions", WALL),
    "menu-teams": ("grid", "teams", "self_governance"),
    "menu-results": ("case_files", "careers", "results"),
    "menu-data": ("quality", "definitions", "displays", "log"),
}
# Pages that would only refuse other roles.
OF_ROLES = {
    "community": (Role.LEADER, Role.COUNSELOR, Role.STEWARD),
    "case_files": (Role.LEADER, Role.COUNSELOR),
    "displays": (Role.LEADER, Role.STEWARD),
    "log": (Role.STEWARD,),
    WALL: (),  # no part of the menu
}


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
            visibility="visible" if viewer.role in OF_ROLES.get(name, Role) else "hidden",
        )
        for name in chain(*MENU.values())
    }
    is_bare = viewer == NOBODY or st.context.is_embedded or access.token() is not None
    if not is_bare:
        st.logo(str(theme.LOGO_FILE), size="large")
    gone_to = st.navigation(_menu(pages, words), position="hidden" if is_bare else "top")
    st.session_state["is_wall"] = gone_to is pages[WALL]
    page.remember_view(view)
    gone_to.run()


def _menu(pages: dict[str, st.Page], words: Words) -> dict[str, list[st.Page]]:
    """The pages by what their group is called, in bold letters where it holds the page that is looked at."""
    here = str(st.context.url).rstrip("/").rpartition("/")[2]
    called = {group: words(group) if group else "" for group in MENU}
    return {
        f"**{called[group]}**" if group and here in names else called[group]: [pages[name] for name in names]
        for group, names in MENU.items()
    }


main()
