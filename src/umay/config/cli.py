"""The command line `umay`. Each command is a module of `commands`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from umay.cluster.api import ClusterDown, NoPlace
from umay.config import commands
from umay.config.console import remark
from umay.config.env import Misconfigured


class Command(Protocol):
    """What a module of `commands` offers."""

    NAME: str
    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own words to its parser."""

    def run(self, asked: argparse.Namespace) -> int:
        """Do it; return 0 when it went well."""


def all_commands() -> Iterator[Command]:
    """Yield every command by name."""
    for found in sorted(iter_modules(commands.__path__), key=lambda found: found.name):
        module = import_module(f"{commands.__name__}.{found.name}")
        if hasattr(module, "NAME"):
            yield cast(Command, module)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(prog="umay", description="Umay: one place where those who keep children safe in education work together.")
    places = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in all_commands():
        its = places.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.configure(its)
        its.set_defaults(run=command.run)
    return top


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 when it went well, 2 when something is set wrongly or the database is down."""
    asked = parser().parse_args(words)
    try:
        return cast(int, asked.run(asked))
    except (Misconfigured, ClusterDown, NoPlace) as error:
        remark(f"umay: {error}")
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 141


if __name__ == "__main__":
    sys.exit(main())
