"""One function a view of a Story: shared by command line, web page and report, so that no view can go stale."""

from riwaya.views.accounts import accounts
from riwaya.views.causes import causes
from riwaya.views.chains import chains
from riwaya.views.deadlines import deadlines
from riwaya.views.figures import figures
from riwaya.views.new import new
from riwaya.views.overview import overview
from riwaya.views.parties import parties
from riwaya.views.passages import marked
from riwaya.views.scenarios import scenarios
from riwaya.views.timeline import timeline

__all__ = [
    "accounts",
    "causes",
    "chains",
    "deadlines",
    "figures",
    "marked",
    "new",
    "overview",
    "parties",
    "scenarios",
    "timeline",
]
