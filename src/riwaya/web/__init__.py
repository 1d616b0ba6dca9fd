"""The dossier: a local page over a story file, and the same as one file."""
