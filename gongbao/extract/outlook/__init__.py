"""Whether a text looks back or ahead, by its headings, its paragraphs and its course: figures and measures both ask."""
