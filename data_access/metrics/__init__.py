"""Every figure, declared once: a population, a question, a goal."""
