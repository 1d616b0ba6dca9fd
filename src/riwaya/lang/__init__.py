"""What is known about languages: one folder each, data first."""
