"""How a command is declared, what it gets, and what it answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leoc_desktop.command_line.office_access import OfficeAccess, OpenDoors, SignedIn
from leoc_desktop.command_line.secrets_input import SecretInput
from leoc_desktop.foundation.translation import N_, _


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command prints: ``data`` with --json, ``lines`` otherwise; ``well=False`` ends with status 1."""

    data: object
    lines: tuple[str, ...]
    well: bool = True


@dataclass(frozen=True)
class Call:
    """One run of a command: its arguments, secrets and the office."""

    arguments: argparse.Namespace
    secrets: SecretInput
    access: OfficeAccess

    @property
    def data_dir(self) -> Path:
        """The data folder chosen."""
        folder: Path = self.arguments.data_dir
        return folder

    def doors(self) -> OpenDoors:
        """What works before sign-in."""
        return self.access.open_doors(self.data_dir)

    @contextmanager
    def signed_in(self) -> Iterator[SignedIn]:
        """The services of ``--as NAME``; the password is the first secret."""
        password = self.secrets.next(N_("Password"))
        services = self.doors().sign_in(self.arguments.user, password)
        try:
            yield services
        finally:
            services.close()


Handler = Callable[[Call], Answer]


@dataclass(frozen=True)
class CommandSet:
    """Adds commands with the options that every command has."""

    subparsers: argparse._SubParsersAction[argparse.ArgumentParser]
    common: argparse.ArgumentParser
    sign_in: argparse.ArgumentParser

    def add(
        self, name: str, handler: Handler, summary: str, *, signed_in: bool = True
    ) -> argparse.ArgumentParser:
        """Declare one command; ``signed_in`` ones take ``--as NAME`` and ``--password-stdin``."""
        parents = [self.common, self.sign_in] if signed_in else [self.common]
        parser = self.subparsers.add_parser(name, help=summary, description=summary, parents=parents)
        parser.set_defaults(handler=handler)
        return parser

    def group(self, name: str, summary: str) -> CommandSet:
        """A noun with commands of its own."""
        parser = self.subparsers.add_parser(name, help=summary, description=summary)
        inner = parser.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
        return CommandSet(inner, self.common, self.sign_in)
