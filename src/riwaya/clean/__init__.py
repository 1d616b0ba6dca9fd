"""Text defects, boilerplate, paragraphs, sentences, quotations, tokens: `Article` to `Frame`."""

from riwaya.clean.frame import frame_of
from riwaya.clean.structure import Piece, settled, structure_of

__all__ = ["Piece", "frame_of", "settled", "structure_of"]
