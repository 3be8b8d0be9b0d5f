"""大屏设置: scenes, look and link of a screen on a wall, and which links are alive."""

from dashboard import page, wall_setup

page.show("displays", wall_setup.body)
