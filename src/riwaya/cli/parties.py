"""The command `parties`: the register, and the parties of a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.named_parties import changed_parties, close_names, keys_given, known_parties, line_of, told_parties
from riwaya.errors import ReviewError

if TYPE_CHECKING:
    from riwaya.lang.register_rows import PartyRow
    from riwaya.store import StoryFile

_REGISTER = ("list", "search", "show", "lint")
_ASKED = {"search": "وزارة الدفاع", "show": "pentagon"}
_STORY = ("list", "show", "merge", "split", "rename", "add", "undo", "log")


@click.command()
@click.argument("words", nargs=-1, metavar="[STORY] ACTION [WORDS]...")
@click.option("--type", "kind", default="", help="PER, GPE, ORG, ARMED_GROUP, FORCE, MEDIA or LOC.")
@click.option("--country", default="", help="list: only parties of this country (its key).")
@click.option("--ar", "arabic", default="", help="split, rename, add: Arabic name.")
@click.option("--en", "english", default="", help="split, rename, add: English name.")
@click.option("--alias", "aliases", multiple=True, help="add: a further spelling; may be given more than once.")
@click.option("--form", default="", help="split: only mentions with these words.")
@click.option("--article", default="", help="split: only in this article (id or file name without ending).")
@click.option("--who", default="", envvar="RIWAYA_WHO", help="Who makes the change; also RIWAYA_WHO.")
@click.option("--when", default="", envvar="RIWAYA_WHEN", help="Day or time of the change, as given; also RIWAYA_WHEN.")
@click.option("--why", default="", help="Why, in a few words.")
def parties(words: tuple[str, ...], **options: Any) -> None:
    """Look into the register of parties, or group the parties of a story.

    \b
    riwaya parties list [--type T] [--country K]   the register, one party a line
    riwaya parties search WORDS...                 parties by Arabic or English words
    riwaya parties show KEY                        one party with all its spellings
    riwaya parties lint                            mistakes in the register; exit 1 if there are any
    riwaya parties STORY list                      parties of the story, most named first
    riwaya parties STORY show PARTY                one of them: names, forms, articles
    riwaya parties STORY merge A B                 A is B
    riwaya parties STORY split A --en N [--form F] [--article A]   some mentions are another party's
    riwaya parties STORY rename A --en N --ar N    another name
    riwaya parties STORY add --ar N --en N --type T [--alias F]    a party the register does not know
    riwaya parties STORY undo NUMBER               take a change back
    riwaya parties STORY log                       who changed what

    A party is given by its key, or by a name that only one party of the story has. Changes are kept in the story file
    and hold after articles are read anew.
    """
    if not words:
        raise click.UsageError("say what to do: list, search, show, lint, or a story file and an action")
    from riwaya.lang.register_rows import TYPES

    if options["kind"] and options["kind"].upper() not in TYPES:
        raise click.UsageError(f"--type cannot be {options['kind']!r}; it is one of {', '.join(TYPES)}")
    if words[0] in _REGISTER:
        _of_register(words[0], words[1:], options)
        return
    if len(words) < 2 or words[1] not in _STORY:
        raise click.UsageError(f"after the story file comes one of {', '.join(_STORY)}")
    from riwaya.store import open_story

    with open_story(words[0]) as file:
        _ACTIONS[words[1]](file, words[2:], options)


# The register ---------------------------------------------------------------------------------------------------


def _of_register(action: str, words: tuple[str, ...], options: dict[str, Any]) -> None:
    from riwaya.lang.register_rows import party_rows, row_problems, rows_with

    if action == "lint":
        problems = list(row_problems(party_rows()))
        for problem in problems:
            click.echo(problem)
        click.echo(f"{len(party_rows())} parties, {len(problems)} problems", err=True)
        if problems:
            raise click.exceptions.Exit(1)
        return
    if action in ("search", "show") and not words:
        wanted = "Arabic or English words" if action == "search" else "the key of a party"
        raise click.UsageError(f"say what to {action}: {wanted}, as in: riwaya parties {action} {_ASKED[action]}")
    if action == "show":
        rows = [row for row in party_rows() if row.key in words]
        if not rows:
            raise ReviewError(f"the register has no party {' '.join(words)!r}; {_near(words[0])}")
        for row in rows:
            for line in _described(row):
                click.echo(line)
        return
    kind, country = options["kind"].upper(), options["country"]
    for row in rows_with(" ".join(words)) if action == "search" else party_rows():
        if kind in ("", row.type) and country in ("", row.country, row.key):
            click.echo(f"{row.key}\t{row.type}\t{row.name_en}\t{row.spellings[0]}")


def _near(name: str) -> str:
    """What to look at in the register instead of a party that it has not."""
    from riwaya.lang.register_rows import party_rows

    named = [row.key for row in party_rows() if name.lower() == row.name_en.lower() or name in row.spellings]
    near = named or close_names(name, {row.key: (row.name_en,) for row in party_rows()})
    return f"close: {', '.join(near)}" if near else "look with: riwaya parties search WORDS"


def _described(row: PartyRow) -> Iterator[str]:
    yield row.key
    yield f"  {row.type}"
    yield f"  {row.name_en}"
    for name, value in (("country", row.country), ("speaks for", row.parent), ("Wikidata", row.qid)):
        if value:
            yield f"  {name}: {value}"
    for spelling in row.spellings:
        note = "   (only beside the full name)" if spelling.startswith("?") else ""
        yield f"  {spelling.lstrip('?')}{note}"


# A story --------------------------------------------------------------------------------------------------------


def _list(file: StoryFile, _: tuple[str, ...], options: dict[str, Any]) -> None:
    counts: dict[str, int] = {}
    for reading in file.readings():
        for mention in reading.actors:
            counts[mention.party] = counts.get(mention.party, 0) + 1
    found = known_parties(file)
    for key in sorted(counts, key=lambda key: (-counts[key], key)):
        party = found.get(key)
        if party is not None and options["kind"].upper() in ("", party.type):
            click.echo(f"{counts[key]}\t{key}\t{party.type}\t{party.name}\t{party.name_ar}")


def _show(file: StoryFile, words: tuple[str, ...], _: dict[str, Any]) -> None:
    (key,) = keys_given(file, words, 1)
    party = known_parties(file)[key]
    for line in (key, f"  {party.type}", f"  {party.name}", f"  {party.name_ar}"):
        click.echo(line)
    for reading in file.readings():
        here = reading.party(key)
        if here is not None:
            click.echo(f"  {reading.article.stem or reading.article.id}: {' | '.join(here.surfaces)}")


def _merge(file: StoryFile, words: tuple[str, ...], options: dict[str, Any]) -> None:
    one, other = keys_given(file, words, 2)
    if one == other:
        raise ReviewError(f"{one} cannot be merged with itself; give two parties")
    _keep(file, options, action="merge", party=one, other=other)


def _rename(file: StoryFile, words: tuple[str, ...], options: dict[str, Any]) -> None:
    (key,) = keys_given(file, words, 1)
    if not (options["english"] or options["arabic"] or options["kind"]):
        raise click.UsageError("rename needs --en, --ar or --type")
    _keep(file, options, action="rename", party=key)


def _split(file: StoryFile, words: tuple[str, ...], options: dict[str, Any]) -> None:
    from riwaya.lang.name_words import slug, words_of

    (key,) = keys_given(file, words, 1)
    if not options["english"] or not (options["form"] or options["article"]):
        raise click.UsageError("split needs the new party's --en, and --form or --article for its mentions")
    new = f"{slug(options['english'])}-of-story"
    if new in known_parties(file):
        raise ReviewError(f"the story has a party {new} already; give another --en, or merge the two")
    form, article = words_of(options["form"]), options["article"]
    meant = [reading for reading in file.readings() if article in ("", reading.article.id, reading.article.stem)]
    named = [(reading, m.span) for reading in meant for m in reading.actors if m.party == key]
    if not any(not form or words_of(reading.article.quote(span)) == form for reading, span in named):
        raise ReviewError(f"no mention of {key} is so; look at them with: riwaya parties {file.path} show {key}")
    _keep(file, options, action="split", party=key, other=new, words=options["form"], article=options["article"])


def _add(file: StoryFile, _: tuple[str, ...], options: dict[str, Any]) -> None:
    from riwaya.lang.name_words import slug, words_of
    from riwaya.lang.register_rows import TYPES

    if not words_of(options["arabic"]) or not options["english"] or options["kind"].upper() not in TYPES:
        raise click.UsageError(f"add needs --ar, --en and a --type out of {', '.join(TYPES)}")
    _keep(file, options, action="add", other=slug(options["english"]), aliases=tuple(options["aliases"]))


def _undo(file: StoryFile, words: tuple[str, ...], options: dict[str, Any]) -> None:
    if len(words) != 1 or not words[0].isdecimal():
        raise click.UsageError("undo needs the number of a line of: riwaya parties STORY log")
    _keep(file, options, action="undo", undoes=int(words[0]))


def _log(file: StoryFile, _: tuple[str, ...], __: dict[str, Any]) -> None:
    from riwaya.store.parties import party_edits

    for edit in party_edits(file):
        click.echo(line_of(edit))


_ACTIONS: dict[str, Callable[[StoryFile, tuple[str, ...], dict[str, Any]], None]] = {
    "list": _list,
    "show": _show,
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "add": _add,
    "undo": _undo,
    "log": _log,
}


def _keep(file: StoryFile, options: dict[str, Any], **said: Any) -> None:
    """Keep a change with who made it, write the story's relations anew, and show the parties before and after."""
    from riwaya.model import PartyEdit
    from riwaya.store.parties import edit_party, party_edits

    signed = {name: options[name] for name in ("who", "when", "why")}
    named = {"name": options["english"], "name_ar": options["arabic"], "type": options["kind"].upper()}
    before = told_parties(file)
    kept = edit_party(file, PartyEdit(0, **{**signed, **named, **said}))
    file.relink()
    click.echo(line_of(kept))
    undone = [edit for edit in party_edits(file) if edit.number == kept.undoes]
    for line in changed_parties([kept, *undone], before, told_parties(file)):
        click.echo(line)
