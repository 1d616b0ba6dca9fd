"""The only place where articles meet."""

from riwaya.link.story import link_story

__all__ = ["link_story"]
