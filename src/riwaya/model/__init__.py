"""The concepts of riwaya: frozen records that alone cross a folder border."""

from riwaya.model.article import Article, Passage, Published
from riwaya.model.codec import SCHEMA_NUMBER, decode, encode, from_json, to_json
from riwaya.model.frame import Block, Frame, Quotation, Token
from riwaya.model.identity import identity
from riwaya.model.party_edit import ACTIONS, PartyEdit, StoryParty, standing
from riwaya.model.reading import Reading
from riwaya.model.records import (
    ActorMention,
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Hop,
    Party,
    Quantity,
    Skip,
    TimeMention,
)
from riwaya.model.review import (
    VERDICTS,
    Applied,
    Change,
    Correction,
    Selector,
    Target,
    document_of,
    handle_of,
    located,
    mark_of,
    pair_handle,
    place_of,
    selector_of,
    target_of,
)
from riwaya.model.span import Span
from riwaya.model.story import Origin, Position, Question, Ref, Relation, Story
from riwaya.model.text import Text

__all__ = [
    "ACTIONS",
    "SCHEMA_NUMBER",
    "VERDICTS",
    "ActorMention",
    "Applied",
    "Article",
    "Block",
    "Cause",
    "Change",
    "Claim",
    "Commitment",
    "Correction",
    "Event",
    "Forecast",
    "Frame",
    "Hop",
    "Origin",
    "Party",
    "PartyEdit",
    "Passage",
    "Position",
    "Published",
    "Quantity",
    "Question",
    "Quotation",
    "Reading",
    "Ref",
    "Relation",
    "Selector",
    "Skip",
    "Span",
    "Story",
    "StoryParty",
    "Target",
    "Text",
    "TimeMention",
    "Token",
    "decode",
    "document_of",
    "encode",
    "from_json",
    "handle_of",
    "identity",
    "located",
    "mark_of",
    "pair_handle",
    "place_of",
    "selector_of",
    "standing",
    "target_of",
    "to_json",
]
