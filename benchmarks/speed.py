"""Speed and memory, measured in one run: ``python benchmarks/speed.py [FOLDER_OR_FILE ...]``.

Reads articles of about 4,800 characters (the example story's texts joined and cut, or those of the given inputs) on one
core, five rounds after a warm-up, and prints medians; beside it what ``dateparser.search.search_dates`` alone does on
the same texts (``pip install riwaya[bench]``), the peak memory of this process, and the time of ``riwaya --help``.
Timings are noisy: quote ratios.
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


def median_rate(work: Callable[[Article], object], sample: list[Article]) -> float:
    """Articles a second: the median of `ROUNDS` rounds after a warm-up."""
    work(sample[0])
    rates = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for article in sample:
            work(article)
        rates.append(len(sample) / (time.process_time() - start))
    return statistics.median(rates)


def by_annotator(sample: list[Article]) -> dict[str, float]:
    """Milliseconds an article that each step takes."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Reading]) -> Reading:
        start = time.process_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + (time.process_time() - start) * 1000 / len(sample)
        return result

    def framed(article: Article) -> Reading:
        frame = frame_of(article)
        return Reading(settled(article, frame, Settings()), tuple(frame.span(*s) for s in frame.sentences), frame=frame)

    for article in sample:
        reading = timed("frame", lambda article=article: framed(article))  # type: ignore[misc]
        for annotator in ANNOTATORS:
            reading = timed(
                annotator.name,
                lambda a=annotator, r=reading: _with_records(r, a.annotate(r, Settings())),  # type: ignore[misc]
            )
    return spent


def main() -> int:
    """Print the table."""
    sample = articles(sys.argv[1:])
    rate = median_rate(riwaya.read, sample)
    print(f"read                    {rate:8.1f} articles/s (articles of {CHARACTERS} characters, one core)")
    for name, milliseconds in by_annotator(sample).items():
        print(f"  {name:20s}  {milliseconds:8.2f} ms an article")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: pip install 'riwaya[bench]' for the comparison")
    else:
        base = {"RELATIVE_BASE": datetime(2024, 2, 14), "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
        other = median_rate(lambda a: search_dates(a.text, languages=["ar"], settings=base), sample[:4])  # type: ignore[arg-type]
        print(f"dateparser search_dates {other:8.1f} articles/s; read has {rate / other:.2f} of its speed")
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
