"""The command `accounts`: who may look at a story over the network, and who may correct it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from riwaya.store.users import Users

_ACTIONS = {"list": 0, "add": 1, "role": 1, "password": 1, "remove": 1}


@click.command()
@click.argument("story", type=click.Path())
@click.argument("action", type=click.Choice(list(_ACTIONS)))
@click.argument("name", required=False)
@click.option("--role", type=click.Choice(["reader", "reviewer", "owner"]), help="add (reviewer if not given), role.")
def accounts(story: str, action: str, name: str | None, role: str | None) -> None:
    """Keep the accounts of the file STORY: NAME is added, gets a ROLE or a password, or is removed.

    \b
    riwaya accounts story.riwaya add سعاد --role owner    asks for a password
    riwaya accounts story.riwaya list
    riwaya accounts story.riwaya role سعاد --role reader
    riwaya accounts story.riwaya password سعاد
    riwaya accounts story.riwaya remove سعاد

    A reader looks, a reviewer corrects, an owner also says who has an account. Passwords are asked for, or read as one
    line of standard input; they are never given on the command line. Accounts are kept in STORY-accounts, not in STORY.
    """
    from riwaya.store import open_story
    from riwaya.store.users import Users

    if (name is None) == bool(_ACTIONS[action]):
        raise click.UsageError(f"{action} needs a NAME" if name is None else f"{action} takes no NAME")
    if action == "role" and role is None:
        raise click.UsageError("role needs --role reader, reviewer or owner")
    with open_story(story):
        pass  # accounts belong to a story file that is there
    users = Users(story)
    if action == "list":
        for account in users.all():
            click.echo(f"{account.name}\t{account.role}\t{account.since}")
    else:
        _change(users, action, name or "", role)


def _change(users: Users, action: str, name: str, role: str | None) -> None:
    if action == "add":
        day = datetime.now(UTC).date().isoformat()
        account = users.add(name, role or "reviewer", _password(), day)
        click.echo(f"{account.name}\t{account.role}\t{account.since}")
    elif action == "role":
        users.set_role(name, role or "")
        click.echo(f"{name}\t{role}")
    elif action == "password":
        users.set_password(name, _password())
        click.echo(f"{name}: password changed; its sessions have ended")
    else:
        users.remove(name)
        click.echo(f"{name}: removed; corrections stay with the name")


def _password() -> str:
    """A password typed twice without being shown, or one line of standard input where no terminal is there."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
