"""Text defects, boilerplate, paragraphs, sentences, quotations, tokens: `Article` to `Frame`."""

from riwaya.clean.frame import frame_of
from riwaya.clean.structure import Structure, structure_of

__all__ = ["Structure", "frame_of", "structure_of"]
