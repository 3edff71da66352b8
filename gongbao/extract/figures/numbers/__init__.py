"""The numbers of a sentence: what they are worth, in which unit, bounded and changing how."""
