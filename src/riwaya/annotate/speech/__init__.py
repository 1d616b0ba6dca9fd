"""Reported speech: cues, the noun phrases that speak, and the words they are said to have said."""
