"""Linking a few articles at a time: what is known of every article stands in tables of the story file.

An addition decides only the pairs that touch its articles, and ends with what linking the whole story anew would give.
"""

from riwaya.store.linking.growing import Growing

__all__ = ["Growing"]
