"""用户与日志: who may sign in, and what was done; for data stewards."""

from dashboard import log, page

page.show("log", log.body)
