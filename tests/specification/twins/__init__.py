"""For each rule a figure that breaks it, and the question of the documents whose answer then changes."""
