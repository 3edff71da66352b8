"""Whether a text looks back or ahead, and what it does by its kind: what figures and measures both ask."""
