"""Measurements that need texts or tools which are not part of the repository."""
