"""Parts of the quantities annotator: knowledge, units, bounds, casualties, and what a figure is about."""
