"""Events: event words, their minimal clauses, roles, and which of them a timeline would list."""
