"""One file per annotator; the order below is the route of an article."""

from riwaya.annotate.actors import ACTORS
from riwaya.annotate.attributions import ATTRIBUTIONS
from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.causes import CAUSES
from riwaya.annotate.commitments import COMMITMENTS
from riwaya.annotate.dates import DATES
from riwaya.annotate.events import EVENTS
from riwaya.annotate.forecasts import FORECASTS
from riwaya.annotate.quantities import QUANTITIES

ANNOTATORS: tuple[Annotator, ...] = (
    DATES,
    ACTORS,
    QUANTITIES,
    ATTRIBUTIONS,
    EVENTS,
    COMMITMENTS,
    FORECASTS,
    CAUSES,
)

__all__ = ["ANNOTATORS", "Annotator", "Record"]
