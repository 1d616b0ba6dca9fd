"""A large story measured: adding, growing, serving.

    python benchmarks/scale.py curve ARTICLES.jsonl FOLDER [SIZES ...]   stories of 1000, 5000, all articles in FOLDER
    python benchmarks/scale.py ten ARTICLES.jsonl STORY                  ten left-out articles added to a copy of STORY
    python benchmarks/scale.py serve STORY [SECONDS]                     four readers at once: first view, search, pages

ARTICLES holds one article a line (``text``, ``published`` …). Articles of a smaller story are spread over the whole
file, or, for a size written ``5000:days``, those of days in a row around the middle day, as dense in time as the whole;
every 2,900th of the file is left out of all, for `ten`. Two processes read and compare. Beside the wall time stands
processor time (this process and those it starts), which other programs on the machine change less; memory is the sum
over all processes of what each holds alone and its share of what they hold together (PSS), looked at twice a second.
"""

from __future__ import annotations

import gzip
import http.client
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from riwaya.model import Article
from riwaya.readers import articles_from
from riwaya.settings import Settings
from riwaya.store import open_story

LEFT_OUT = 2900
WORKERS = 2
READERS = 4
QUERIES = (
    "انسحاب",
    "الرئيس الأمريكي",
    "الحكومة",
    '"الولايات المتحدة"',
    "النفط أسعار",
    "قتلى",
    "إيران",
    "مفاوضات السلام",
)
PAGES = ("/", "/accounts", "/timeline", "/figures", "/deadlines", "/parties", "/new", "/en/")


@dataclass
class Memory:
    """The most memory that this process and those it started held at once, in megabytes."""

    most: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Memory:
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.5):
            self.most = max(self.most, sum(map(held_by, family())))


def family() -> Iterator[int]:
    """This process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    waiting = [os.getpid()]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += parents.get(process, [])


def held_by(process: int) -> float:
    """The proportional set size of a process in megabytes."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def spent() -> float:
    """Processor seconds of this process and of all that it started, those that have ended too."""
    ticks = 0
    for process in family():
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def chosen(path: str, size: int) -> Iterator[Article]:
    """So many articles, spread over the file; those left out for `ten` are not among them."""
    with open(path, encoding="utf-8") as file:
        count = sum(1 for _ in file)
    step = max(1.0, (count - count // LEFT_OUT) / size)
    wanted, at = 0.0, 0
    for number, article in enumerate(articles_from([path], lambda error: print(error, file=sys.stderr))):
        if number % LEFT_OUT == LEFT_OUT - 1:
            continue
        if at >= wanted:
            wanted += step
            yield article
        at += 1


def of_days(path: str, size: int) -> Iterator[Article]:
    """So many articles of days in a row, around the middle one."""
    found = sorted(chosen(path, 10**9), key=lambda article: article.published.value if article.published else "")
    start = max(0, (len(found) - size) // 2)
    return iter(found[start : start + size])


def measure_curve(path: str, folder: Path, sizes: list[str]) -> None:
    """Print a row for each size."""
    folder.mkdir(parents=True, exist_ok=True)
    print("articles | read: wall s, CPU s | link: wall s, CPU s, CPU ms an article | relations | memory MB | file MB")
    for wanted in sizes:
        number, _, days = wanted.partition(":")
        articles = (of_days if days else chosen)(path, int(number))
        story = folder / f"{wanted.replace(':', '-')}.riwaya"
        story.unlink(missing_ok=True)
        marks: list[tuple[float, float]] = [(time.perf_counter(), spent())]
        last = list(marks)
        with Memory() as memory, open_story(story, create=True) as file:
            added = file.add(
                articles,
                Settings(),
                workers=WORKERS,
                progress=lambda _, last=last: last.__setitem__(0, (time.perf_counter(), spent())),  # type: ignore[misc]
                problems=lambda error: print(error, file=sys.stderr),
            )
            end = (time.perf_counter(), spent())
            relations = file.database.execute("SELECT count(*) FROM relations").fetchone()[0]
        read = [last[0][k] - marks[0][k] for k in (0, 1)]
        link = [end[k] - last[0][k] for k in (0, 1)]
        print(
            f"{len(added.new):8d} {days:4s} | {read[0]:8.1f} {read[1]:8.1f} | {link[0]:8.1f} {link[1]:8.1f}"
            f" {1000 * link[1] / max(1, len(added.new)):6.1f} | {relations:8d} | {memory.most:6.0f}"
            f" | {story.stat().st_size / 2**20:6.0f}",
            flush=True,
        )


def measure_ten(path: str, story: str) -> None:
    """Add what was left out to a copy of a story, as the command does."""
    with tempfile.TemporaryDirectory() as folder:
        copy, ten = Path(folder) / "story.riwaya", Path(folder) / "ten.jsonl"
        shutil.copy(story, copy)
        with open(path, encoding="utf-8") as file:
            lines = [line for number, line in enumerate(file) if number % LEFT_OUT == LEFT_OUT - 1][:10]
        ten.write_text("".join(lines), encoding="utf-8")
        start, before = time.perf_counter(), spent()
        with Memory() as memory:
            done = subprocess.run(
                [sys.executable, "-m", "riwaya", "add", str(copy), str(ten), "--workers", str(WORKERS)],
                check=False,
                capture_output=True,
                text=True,
            )
        print(done.stdout.strip() or done.stderr.strip())
        print(f"wall {time.perf_counter() - start:.1f} s, CPU {spent() - before:.1f} s, memory {memory.most:.0f} MB")


@dataclass(eq=False)
class Reader(threading.Thread):
    """Somebody who opens views and searches, one after the other, as fast as answers come."""

    port: int
    until: float
    number: int
    times: dict[str, list[float]] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def run(self) -> None:
        """Read until the time is over."""
        draw = random.Random(self.number)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        while time.perf_counter() < self.until:
            kind = draw.choice(("first view", "search", "search", "page"))
            query = "/search?q=" + quote(draw.choice(QUERIES) + " " + draw.choice(("", "", "2018", "وزير")))
            address = {"first view": "/", "search": query, "page": draw.choice(PAGES)}[kind]
            start = time.perf_counter()
            connection.request("GET", address, headers={"accept-encoding": "gzip", "host": f"127.0.0.1:{self.port}"})
            body = connection.getresponse().read()
            self.times.setdefault(kind, []).append(time.perf_counter() - start)
            packed = len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body))
            self.weights[kind] = max(self.weights.get(kind, 0), packed)


def measure_serving(story: str, seconds: float) -> None:
    """Print how long answers take while four read at once."""
    port = 8791
    command = [sys.executable, "-m", "riwaya", "serve", story, "--no-open", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        server.stdout.readline()
        start = time.perf_counter()
        for address in PAGES:
            first = time.perf_counter()
            fetched(port, address)
            print(f"{address:12s} asked for the first time: {1000 * (time.perf_counter() - first):7.0f} ms")
        print(f"all pages made once: {time.perf_counter() - start:.1f} s; server holds {held_by(server.pid):.0f} MB")
        readers = [Reader(port, time.perf_counter() + seconds, number) for number in range(READERS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for kind in ("first view", "search", "page"):
            times = sorted(moment for reader in readers for moment in reader.times.get(kind, ()))
            if len(times) > 20:
                most = max(reader.weights.get(kind, 0) for reader in readers)
                high = statistics.quantiles(times, n=20)[-1]
                middle = statistics.median(times)
                print(
                    f"{kind:10s} {len(times):5d} answers: median {1000 * middle:5.0f} ms, 95th percentile"
                    f" {1000 * high:5.0f} ms, heaviest {most / 1000:.0f} kB compressed"
                )
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def fetched(port: int, address: str) -> bytes:
    """One answer; asks again until the server listens."""
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
            connection.request("GET", address)
            return connection.getresponse().read()
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def main() -> int:
    """Run one of the three."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["curve"] and len(arguments) > 2:
        measure_curve(arguments[1], Path(arguments[2]), arguments[3:] or ["1000", "5000", str(10**9)])
    elif arguments[:1] == ["ten"] and len(arguments) == 3:
        measure_ten(arguments[1], arguments[2])
    elif arguments[:1] == ["serve"] and len(arguments) > 1:
        measure_serving(arguments[1], float(arguments[2]) if len(arguments) > 2 else 30.0)
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
