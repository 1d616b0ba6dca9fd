"""`Article` to `Frame`."""

from __future__ import annotations

from riwaya.clean.sentences import sentences_of
from riwaya.clean.structure import structure_of
from riwaya.clean.tokens import quotations_of, tokens_of
from riwaya.lang.ar.fold import fold_text, key_of
from riwaya.model import Article, Block, Frame, Quotation


def frame_of(article: Article) -> Frame:
    """Fold the article's text and find its blocks, sentences, quotations and tokens."""
    text = fold_text(article.text)
    chars = text.chars
    blocks: list[Block] = []
    sentences: list[tuple[int, int]] = []
    quotations: list[Quotation] = []
    for piece in structure_of(article, chars):
        block = Block(piece.start, piece.end, piece.kind)
        blocks.append(block)
        inside = quotations_of(chars, block.start, block.end)
        quotations += inside
        if block.kind in ("body", "heading"):
            sentences += sentences_of(chars, block.start, block.end, inside)
    tokens = tokens_of(chars)
    return Frame(
        text=text,
        key=key_of(chars),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        tokens=tokens,
        token_starts=tuple([token[0] for token in tokens]),
    )
