"""What the page is made of: facets, texts, the layout, and what each template is given."""
