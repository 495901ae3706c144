"""The one decorator that stands before every service method."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.office_store import StoreReadOnly
from leoc_desktop.access.permissions import Permission
from leoc_desktop.foundation.errors import PasswordNeeded, PermissionDenied
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.unit_of_work import Store

P = ParamSpec("P")
R = TypeVar("R")


class Guarded(Protocol):
    """What a service must have to be guarded."""

    @property
    def login(self) -> Login:
        """The signed-in user."""
        ...

    @property
    def store(self) -> Store:
        """Where refusals are noted."""
        ...


S = TypeVar("S", bound=Guarded)


def requires(
    permission: Permission, *, confirmed: bool = False
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Let the method run only for users who hold ``permission``; a refusal is written to the log.

    ``confirmed`` ones also need the password typed within the last five minutes, else they raise PasswordNeeded.
    """

    def decorate(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not self.login.may(permission):
                _note_refusal(self, permission)
                if self.login.must_change_password:
                    raise PermissionDenied(N_("Choose your own password first."))
                raise PermissionDenied
            if confirmed and not self.login.proof.holds(self.store.clock):
                raise PasswordNeeded
            return method(self, *args, **kwargs)

        mark: Any = guarded
        mark.permission = permission
        mark.confirmed = confirmed
        return guarded

    return decorate


def open_before_sign_in(method: Callable[P, R]) -> Callable[P, R]:
    """Mark one of the few methods that work before anybody has signed in (R15)."""
    mark: Any = method
    mark.open_before_sign_in = True
    return method


def _note_refusal(service: Guarded, permission: Permission) -> None:
    if service.login.must_change_password:
        return  # no signing key of his own yet, so nothing can be written in his name
    with suppress(StoreReadOnly), service.store.write(service.login, "access.denied") as work:
        work.remark(permission=permission.value)
