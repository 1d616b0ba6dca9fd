"""Which rows of the short lists of time no case needs: each row is taken away, and some case must then fail.

``python -m tests.annotate.time_rows [LIST...]`` names the rows that nothing misses, and exits 1 when there are any.
Each row is tried in a child of this process, which reads the tables anew.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from riwaya.lang import tables
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import Table, load_table, table_names

TABLE = "time_grammar"
_NO_WORD = "\u2205"
_MISSED = 3
CASES = tuple(name for name in table_names(folder="cases") if name == "dates" or name.startswith("dates_"))
# Lists that weigh the month of writing; their cases stand in tests of their own.
ELSEWHERE = ("office", "former", "not_in_office", "new_administration", "planned_year", "anniversary", "same_time")


def needed(number: int, word: str) -> bool:
    """Whether some case whose text holds `word` fails without row `number` of the table."""
    child = os.fork()
    if not child:
        os._exit(_MISSED if _fails_without(number, fold(word)) else 0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in (0, _MISSED):
        raise SystemExit(f"{TABLE}: the cases of {word} could not be run")
    return code == _MISSED


def _fails_without(number: int, word: str) -> bool:
    whole = load_table(TABLE)
    blank = {**whole.rows[number], "word": _NO_WORD}
    less = Table(whole.columns, (*whole.rows[:number], blank, *whole.rows[number + 1 :]))

    def load(name: str, language: str = "ar", folder: str = "lexicon") -> Table:
        return less if name == TABLE else load_table(name, language, folder)

    vars(tables)["load_table"] = load
    shown = import_module("tests.annotate.test_dates").shown
    return any(
        shown(row["input"], row["published"]) != row["expected"].removeprefix("-")
        for name in CASES
        for row in load_table(name, folder="cases").rows
        if word in fold(row["input"])
    )


def main() -> int:
    """Print the rows that nothing misses."""
    for name in table_names():
        load_table(name)
    for name in CASES:
        load_table(name, folder="cases")
    wanted = sys.argv[1:]
    spare = 0
    for number, row in enumerate(load_table(TABLE).rows):
        if row["list"] in ELSEWHERE or (wanted and row["list"] not in wanted):
            continue
        if not needed(number, row["word"]):
            spare += 1
            sys.stdout.write(f"{row['list']}\t{row['word']}\n")
            sys.stdout.flush()
    return int(spare > 0)


if __name__ == "__main__":
    sys.exit(main())
