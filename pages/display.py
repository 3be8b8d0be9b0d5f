"""大屏展示: scenes that turn by themselves, for a screen that nobody sits at."""

from dashboard import page, wall

page.show("display", wall.body, on_wall=True)
