"""The story file: one SQLite file a story, readable by any SQLite tool."""

from riwaya.store.story_file import Added, StoryFile, open_story

__all__ = ["Added", "StoryFile", "open_story"]
