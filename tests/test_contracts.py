"""Public names, sizes and shapes that the house is built to."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya
from riwaya.annotate import ANNOTATORS
from riwaya.pipeline import check_order

SOURCE = Path(riwaya.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))


def test_public_names() -> None:
    assert riwaya.__all__ == [
        "Article", "Reading", "RiwayaError", "Settings", "Story", "StoryFile", "__version__",
        "article_of", "articles_from", "link", "open_story", "read",
    ]  # fmt: skip
    for name in riwaya.__all__:
        assert getattr(riwaya, name)


def test_annotators_get_what_they_need() -> None:
    check_order(ANNOTATORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_module_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 320
    assert path.stem not in ("utils", "helpers", "common")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 60, node.name


def test_help_loads_little() -> None:
    code = (
        "import sys; from riwaya.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'trafilatura','starlette','jinja2','lxml','riwaya.pipeline','uvicorn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip().endswith("[]")


def test_reading_knows_no_clock_chance_or_network() -> None:
    forbidden = {"random", "time", "socket", "urllib", "http", "secrets", "uuid", "requests"}
    for folder in ("model", "lang", "clean", "annotate", "link", "views"):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not {name.split(".")[0] for name in names} & forbidden, path
                if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow"):
                    assert not (isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime")), path
