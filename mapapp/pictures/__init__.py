"""What the server draws of one intervention, and its words: the small map, the picture for previews."""
