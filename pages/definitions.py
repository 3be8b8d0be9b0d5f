"""指标口径: every figure with its definition, why it is measured, formula, source, present value, and the SQL."""

from dashboard import definitions, page

page.show("definitions", definitions.body)
