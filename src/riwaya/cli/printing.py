"""Views as lines of plain text: one field a line, so that right-to-left terminals keep the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from riwaya import views
from riwaya.model import Story
from riwaya.views.accounts import Statement
from riwaya.views.asked import question_text
from riwaya.views.causes import cause_chains
from riwaya.views.chains import in_language
from riwaya.views.deadlines import Chain
from riwaya.views.evidence import Evidence, Mark, StoryIndex
from riwaya.views.labels import counted, label
from riwaya.views.namebook import outlet_name
from riwaya.views.parties import thing_of
from riwaya.views.scenarios import ScenarioCard, records

_HEADING = 60
Printer = Callable[[Story, StoryIndex, str], Iterator[str]]


def printed(story: Story, view: str, language: str, since: str = "", until: str = "") -> Iterator[str]:
    """The lines of a view in a language."""
    index = StoryIndex(story)
    yield f"# {label(view, language)}: {story.name_en if language == 'en' and story.name_en else story.name}"
    count = 0
    lines = _new(story, index, language, (since, until)) if view == "new" else _PRINTERS[view](story, index, language)
    for line in lines:
        count += 1
        yield line
    if not count:
        yield label("no_rows", language)


def _where(evidence: Evidence, language: str) -> str:
    day = evidence.published or label("unknown_date", language)
    place = f"{evidence.article}:{evidence.span.start}-{evidence.span.end}"
    return f"    [{day}] {outlet_name(evidence.outlet, language) or evidence.title} ({place})"


def _marks(marks: tuple[Mark, ...], language: str) -> Iterator[str]:
    for mark in marks:
        why = mark.explain_en if language == "en" else mark.explain
        place = f"{mark.other.article}:{mark.other.span.start}"
        yield f"    {label(mark.type, language)}: «{mark.other.words}» — {why} ({place})"


def _statement(statement: Statement, language: str) -> Iterator[str]:
    via = statement.via if language == "ar" else statement.via_en
    through = f" ({label('via', language)} {' ← '.join(via)})" if via else ""
    yield f"  {label(statement.act, language)}: «{statement.evidence.words}»"
    yield f"    {statement.source}{through}"
    yield _where(statement.evidence, language)
    yield from _marks(statement.marks, language)


def _overview(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    o = views.overview(story, index)
    yield f"{label('articles', language)}: {o.articles} ({label('independent', language)}: {o.independent})"
    yield f"{o.first} .. {o.last}" if o.first or o.last else label("undated_story", language)
    for name, count in o.counts.items():
        yield f"{label(name, language)}: {count}"
    for name, count in o.relations.items():
        yield f"{label(name, language)}: {count}"
    for question in o.questions:
        text = question_text(index, question.question, language)
        yield f"? {text} — {label('contested', language)}: {question.contested}"


def _accounts(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    for question in views.accounts(story, index):
        text = question_text(index, question.question, language)
        yield f"\n## {text}"
        for account in question.accounts:
            yield f"\n{account.name_en if language == 'en' else account.name}"
            for statement in account.statements:
                yield from _statement(statement, language)


def _timeline(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    last = None
    for happening in views.timeline(story, index):
        date = happening.date or (f"{label('reported', language)} {happening.day}" if happening.day else "")
        date = date or label("unknown_date", language)
        if date != last:
            yield f"\n{date}"
        last = date
        who = [index.name(key, language) for key in (happening.actor, happening.target) if key]
        kind = f"{label(happening.plover, language)} ({label(happening.status, language)})"
        yield f"  {': '.join((kind, ' ← '.join(who)) if who else (kind,))}"
        for number, evidence in enumerate(happening.evidence):
            if not number or _line(evidence.words) != _line(happening.evidence[0].words):
                yield f"  «{_line(evidence.words)}»"
            yield _where(evidence, language)


def _figures(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    for series in views.figures(story, index):
        title = series.title_en if language == "en" else series.title
        yield f"\n{title} — {label(series.state, language)}"
        for point in series.points:
            yield f"  «{point.evidence.words}»"
            for evidence in (point.evidence, *point.copies):
                yield _where(evidence, language)
            yield from _marks(point.marks, language)


def _deadlines(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    for chain in views.deadlines(story, index):
        party = index.name(chain.party, language) if chain.party else label("no_party", language)
        yield f"\n{party} — «{_clipped(chain.what)}»: {label(chain.state, language)}{_slipped(chain, language)}"
        for step in chain.steps:
            due = step.commitment.deadline or label("unknown_date", language)
            later = f" (+{counted(step.slipped, 'days', str(step.slipped), language)})" if step.slipped else ""
            yield f"  {due} {label('step_' + step.role, language)}{later}"
            yield f"  «{_line(step.evidence.words)}»"
            for evidence in (step.evidence, *step.copies):
                yield _where(evidence, language)
            yield from _marks(tuple(mark for mark in step.marks if mark.other.layer != "claims"), language)


def _slipped(chain: Chain, language: str) -> str:
    """How often and by how many days a chain slipped."""
    if not chain.slips:
        return ""
    times = f" ({label('slips', language)}: {chain.slips})"
    return f" — {label('slipped_by', language)} {counted(chain.slipped, 'days', str(chain.slipped), language)}{times}"


def _clipped(words: str) -> str:
    """The first words of a text, on one line."""
    line = _line(words)
    return line if len(line) <= _HEADING else line[:_HEADING].rpartition(" ")[0] + " …"


def _line(words: str) -> str:
    """Words without line breaks."""
    return " ".join(words.split())


def _scenarios(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    cards = views.scenarios(story, index)
    for card in cards:
        yield f"\n[{card.published}] {card.title}"
        for outlook in card.outlooks:
            yield f"  {label(outlook.rating, language)}: «{_line(outlook.evidence.words)}»"
            yield f"    {_told(index, outlook.by, language)}"
            for evidence in (outlook.evidence, *outlook.copies):
                yield _where(evidence, language)
            if outlook.condition:
                yield f"    {label('condition', language)}: «{_line(outlook.condition)}»"
            if outlook.outcome:
                end = label("came" if outlook.outcome.came else "failed", language)
                why = label(f"outcome_{outlook.outcome.reason}", language)
                yield f"    {end} ({why}): «{_line(outlook.outcome.evidence.words)}»"
                yield _where(outlook.outcome.evidence, language)
    yield from _records(cards, index, language)


def _told(index: StoryIndex, name: str, language: str) -> str:
    """Who said something, in a language; the author where nobody is named."""
    return outlet_name(index.told(name, language), language) or label("author", language)


def _records(cards: tuple[ScenarioCard, ...], index: StoryIndex, language: str) -> Iterator[str]:
    """The track records of forecasters, with the number of forecasts behind them."""
    found = records(cards)
    if found:
        yield f"\n## {label('records', language)}"
    for record in found:
        few = f" — {label('few', language)}" if record.few else ""
        count = f"{label('came', language)} {record.right}/{record.judged}"
        yield f"  {_told(index, record.forecaster, language)}: {count}{few}"
        yield f"    Brier {record.brier}; log {record.score}"


def _causes(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    rows = views.causes(story, index)
    for row in rows:
        yield f"\n  {label('cause', language)}: «{_line(row.cause.words)}»"
        yield f"  «{row.cue}» ({label(row.modality, language)}) — {_told(index, row.by, language)}"
        yield f"  {label('effect', language)}: «{_line(row.effect.words)}»"
        for evidence in (row.cause, *row.copies):
            yield _where(evidence, language)
    for number, chain in enumerate(cause_chains(rows), 1):
        yield f"\n## {label('cause_chain', language)} {number}"
        yield f"  «{_line(chain[0].cause.words)}»"
        for row in chain:
            yield f"  ← «{_line(row.effect.words)}» ({_told(index, row.by, language)})"
            yield _where(row.effect, language)


def _parties(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    for card in views.parties(story, index):
        name = card.name_en if language == "en" else card.name
        articles = counted(card.articles, "articles", str(card.articles), language)
        yield f"\n{name} ({label(card.type, language)}): {articles}"
        for stand in card.stands:
            deed = f" ({label('by_deed', language)})" if stand.position.basis == "action" else ""
            turned = f" ({label('reversal', language)})" if stand.turned else ""
            stance = f"{label(stand.position.stance, language)} {thing_of(stand.position.thing, language)}"
            yield f"  {stand.position.date} {stance}{deed}{turned}"
            yield f"    «{stand.evidence.words}»"


def _chains(story: Story, index: StoryIndex, language: str) -> Iterator[str]:
    found = views.chains(story, index)
    yield f"{label('articles', language)}: {found.articles}; {label('independent', language)}: {found.independent}"
    for group in found.copies:
        yield f"\n{label(group.kind, language)}"
        for evidence in group.articles:
            day = evidence.published or label("unknown_date", language)
            yield f"  [{day}] {outlet_name(evidence.outlet, language)}: {evidence.words}"
    for path in found.paths:
        told = in_language(index, path, language)
        hops = " ← ".join(filter(None, (told.outlet, *told.via, told.speaker)))
        kind = f" ({label(path.source_type, language)})"
        yield f"\n{hops}{'' if hops.endswith(kind) else kind}"
        for evidence in path.statements:
            yield f"  «{evidence.words}» ({evidence.article}:{evidence.span.start}-{evidence.span.end})"


def _new(story: Story, index: StoryIndex, language: str, time: tuple[str, str]) -> Iterator[str]:
    news = views.new(story, time[0], index, time[1])
    end = f" {label('until', language)} {news.until}" if news.until else ""
    yield f"{label('since', language)} {news.since}{end}" if news.since else label("undated_story", language)
    for evidence in news.articles:
        day, outlet = evidence.published or label("unknown_date", language), outlet_name(evidence.outlet, language)
        yield f"  [{day}] {outlet}{': ' if outlet else ''}{_line(evidence.words)}"
    last = ""
    for change in news.changes:
        if change.kind != last:
            yield f"\n## {label('new_' + change.kind, language)}"
        last = change.kind
        why = change.relation.explain_en if language == "en" else change.relation.explain
        yield f"{label(change.relation.type, language)}: {why}"
        for evidence in (change.before, change.after):
            yield f"  «{_line(evidence.words)}»"
            yield _where(evidence, language)
    if news.events:
        yield f"\n## {label('new_events', language)}"
    for happening in news.events:
        day, first = happening.date or happening.day, happening.evidence[0]
        yield f"  {day} {label(happening.plover, language)}: «{_line(first.words)}»"
        yield _where(first, language)
    if news.statements:
        yield f"\n## {label('new_statements', language)}"
    for statement in news.statements:
        yield from _statement(statement, language)


_PRINTERS: dict[str, Printer] = {
    "overview": _overview,
    "accounts": _accounts,
    "timeline": _timeline,
    "figures": _figures,
    "deadlines": _deadlines,
    "scenarios": _scenarios,
    "causes": _causes,
    "parties": _parties,
    "chains": _chains,
}
