"""Map and group: many articles at once, on this machine's processes."""

from riwaya.engine.processes import read_all

__all__ = ["read_all"]
