"""A text to a place: found, ambiguous or not found."""
