"""帮扶档案: what was done for a warned student, on one line of time; for the own counselor, or with a reason."""

from dashboard import case_files, page

page.show("case_files", case_files.body)
