"""The command line: one file per group of commands, loaded when one of them is called."""

from __future__ import annotations

from importlib import import_module

import click

from riwaya.cli.running import Quiet

# command -> (module, what --help says of it)
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("riwaya.cli.pages", "Build the shipped example story and open its dossier."),
    "add": ("riwaya.cli.stories", "Read articles into a story file."),
    "show": ("riwaya.cli.stories", "Print a view of a story: accounts, timeline, figures …"),
    "report": ("riwaya.cli.pages", "Write a story as one HTML file that needs nothing else."),
    "serve": ("riwaya.cli.pages", "Show a story in the browser: on this machine, or with accounts over the network."),
    "parties": ("riwaya.cli.parties", "The register of parties; merge, split and rename those of a story."),
    "accounts": ("riwaya.cli.accounts", "Who may look at a story over the network, and who may correct it."),
    "export": ("riwaya.cli.stories", "Write a story's records as JSON Lines or CSV."),
    "annotate": ("riwaya.cli.articles", "Annotate articles: one JSON file each, all layers."),
    "relate": ("riwaya.cli.articles", "Relate articles to each other and write the relations."),
}


class Commands(Quiet):
    """Loads the module of a command when it is called, so that --help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with what they do, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from riwaya.version import __version__

        click.echo(f"riwaya {__version__}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Every party's account of a contested story, side by side, each tied to the words that carry it.

    \b
    Start with:     riwaya demo
    Your articles:  riwaya add story.riwaya articles/ && riwaya serve story.riwaya
    """
