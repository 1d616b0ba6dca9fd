"""Commitments: cues of promised acts and announced deadlines, their extent, deadline, parties and status."""
