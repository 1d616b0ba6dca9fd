"""Reading names: words, phrases, persons, headed names, unnamed sources, and what short forms stand for."""
