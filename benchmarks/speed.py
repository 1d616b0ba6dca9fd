"""Speed and memory, measured in one run: ``python benchmarks/speed.py [FOLDER_OR_FILE ...]``.

Reads articles of about 4,800 characters (the example story's texts joined and cut, or those of the given inputs) on one
core, five rounds after a warm-up, and prints medians: of `read`, of dates and quantities together (frame included), of
each annotator; beside them what ``dateparser.search.search_dates`` alone does on the same texts
(``pip install riwaya[bench]``), the peak memory of this process, and the time of ``riwaya --help``. The rounds of all
that is compared take turns, so that a slow minute of the machine slows all of it. Timings are noisy: quote ratios.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import riwaya
from riwaya.annotate import ANNOTATORS
from riwaya.annotate.dates import DATES
from riwaya.annotate.quantities import QUANTITIES
from riwaya.clean import frame_of, settled
from riwaya.model import Article, Reading
from riwaya.pipeline import _with_records
from riwaya.settings import Settings

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "withdrawal"
CHARACTERS = 4800
ARTICLES = 12
ROUNDS = 5


def articles(inputs: list[str]) -> list[Article]:
    """Articles of `CHARACTERS` characters made of the inputs' paragraphs, in order."""
    texts = [article.text for article in riwaya.articles_from(inputs or [EXAMPLE])]
    lines = [line for text in texts for line in text.split("\n") if line.strip()] * 20
    made: list[Article] = []
    while len(made) < ARTICLES:
        text = ""
        while len(text) < CHARACTERS:
            text += lines.pop(0) + "\n"
        made.append(riwaya.article_of(text[:CHARACTERS], published="2024-02-14"))
    return made


Work = Callable[[Article], object]


def median_rates(works: dict[str, Work], samples: dict[str, list[Article]]) -> dict[str, float]:
    """Articles a second of each work on its sample: the median of `ROUNDS` rounds after a warm-up, taking turns."""
    rates: dict[str, list[float]] = {name: [] for name in works}
    for number in range(ROUNDS + 1):
        for name, work in works.items():
            start = time.process_time()
            for article in samples[name]:
                work(article)
            if number:
                rates[name].append(len(samples[name]) / (time.process_time() - start))
    return {name: statistics.median(found) for name, found in rates.items()}


def framed(article: Article) -> Reading:
    """The reading with its frame, before any annotator."""
    frame = frame_of(article)
    return Reading(settled(article, frame, Settings()), tuple(frame.span(*s) for s in frame.sentences), frame=frame)


def dates_and_quantities(article: Article) -> Reading:
    """Dates and quantities alone, as `read` would find them before it knows any party."""
    reading = framed(article)
    for annotator in (DATES, QUANTITIES):
        reading = _with_records(reading, annotator.annotate(reading, Settings()))
    reading.framed().forget()
    return reading


def by_annotator(sample: list[Article]) -> dict[str, float]:
    """Milliseconds an article that each step takes."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Reading]) -> Reading:
        start = time.process_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + (time.process_time() - start) * 1000 / len(sample)
        return result

    for article in sample:
        reading = timed("frame", lambda article=article: framed(article))  # type: ignore[misc]
        for annotator in ANNOTATORS:
            reading = timed(
                annotator.name,
                lambda a=annotator, r=reading: _with_records(r, a.annotate(r, Settings())),  # type: ignore[misc]
            )
    return spent


def _search_dates() -> Work | None:
    """dateparser's search with the settings of a news reader, None when it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    base = {"RELATIVE_BASE": datetime(2024, 2, 14), "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    return lambda article: search_dates(article.text, languages=["ar"], settings=base)


def main() -> int:
    """Print the table."""
    sample = articles(sys.argv[1:])
    works: dict[str, Work] = {"read": riwaya.read, "dates and quantities": dates_and_quantities}
    other = _search_dates()
    if other is not None:
        works["dateparser"] = other
    rates = median_rates(works, {name: sample[:4] if name == "dateparser" else sample for name in works})
    print(f"read                    {rates['read']:8.1f} articles/s (articles of {CHARACTERS} characters, one core)")
    print(f"dates and quantities    {rates['dates and quantities']:8.1f} articles/s, frame included")
    for name, milliseconds in by_annotator(sample).items():
        print(f"  {name:20s}  {milliseconds:8.2f} ms an article")
    if other is None:
        print("dateparser is not installed: pip install 'riwaya[bench]' for the comparison")
    else:
        base = rates["dateparser"]
        print(f"dateparser search_dates {base:8.1f} articles/s")
        print(f"  read                  {rates['read'] / base:8.2f} of its speed")
        print(f"  dates and quantities  {rates['dates and quantities'] / base:8.2f} of its speed")
    print(f"peak memory             {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "riwaya", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    print(f"riwaya --help           {statistics.median(times):8.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
