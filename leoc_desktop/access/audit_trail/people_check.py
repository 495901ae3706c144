"""Who may sign what: keys enrolled back to the first administrator, and the rights of the office at each row (R7).

The first row brings the first administrator's key, whose fingerprint stands on the recovery sheet, and the station's.
Every other key is enrolled by its user with a certificate of a one-time key, which an administrator permitted in a
row of his own. Reading the log again from its beginning therefore tells who held which right at any row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leoc_desktop.access.audit_trail.chain_check import SignedRow
from leoc_desktop.access.audit_trail.writing import (
    CERTIFICATE,
    CLOCK_STEP,
    ENROLS,
    PERMIT,
    PERMITS,
    STATION_KEY,
    certified,
)
from leoc_desktop.access.login_session import STATION_NAME
from leoc_desktop.access.roles import Role
from leoc_desktop.access.signatures import fingerprint, verify
from leoc_desktop.foundation.translation import N_

CHOOSE_PASSWORD = "user.choose_password"  # noqa: S105  the name of an action
RECOVER = "office.recover"
STATION_ACTIONS = frozenset(
    {
        CLOCK_STEP,
        RECOVER,
        "backup.drill",
        "backup.make",
        "guard.removed",
        "office.fit_effort",
        "office.restore",
        "record.relock",
        "schema.upgrade",
        "session.failed",
        "session.sign_in",
    }
)
ADMINISTRATORS_ACTIONS = frozenset({"calendar.enter", "log.countersign", "store.accept"})
_RIGHTS = frozenset({"name", "roles", "disabled"})

NEVER_ENROLLED = N_("The key that signed this row was never enrolled.")
ANOTHERS_KEY = N_("This row was signed with the key of another user.")
WITHDRAWN_KEY = N_("The key that signed this row had been replaced or withdrawn before.")
NOT_THE_STATIONS = N_("The program itself signed what only a person may do.")
NO_ADMINISTRATOR = N_("Somebody who is no administrator did what only one may do.")
ENROLLED_WRONGLY = N_("A key was enrolled without an administrator's permission.")
RIGHTS_CHANGED_WRONGLY = N_("The rights of a user were changed by somebody who may not.")


@dataclass
class Person:
    """A user as the log knows him up to a row."""

    name: str
    roles: frozenset[str] = frozenset()
    disabled: bool = False
    key: bytes | None = None


@dataclass
class People:
    """Keys and rights, brought up to date row by row.

    What a transaction takes from somebody is gone after its last row: an administrator may disable himself.
    """

    root: bytes = b""
    persons: dict[str, Person] = field(default_factory=dict)
    _by_id: dict[str, Person] = field(default_factory=dict)
    _owners: dict[bytes, str] = field(default_factory=dict)
    _stations: set[bytes] = field(default_factory=set)
    _permits: dict[bytes, str] = field(default_factory=dict)
    _losses: list[tuple[Person, frozenset[str], bool]] = field(default_factory=list)
    _transaction: tuple[str, str] = ("", "")

    @property
    def fingerprint(self) -> str:
        """Of the first administrator's key; "" for an empty log."""
        return fingerprint(self.root) if self.root else ""

    def roles_of(self, name: str) -> frozenset[Role]:
        """The roles that the user held at the row looked at last; none for a disabled one."""
        person = self.persons.get(name)
        if person is None or person.disabled:
            return frozenset()
        return frozenset(role for role in Role if role.value in person.roles)

    def owns(self, key: bytes, name: str) -> bool:
        """Whether ``key`` is or was enrolled as a key of that user."""
        return self._owners.get(key) == name

    def look(self, row: SignedRow) -> Iterator[str]:
        """Message ids of what is wrong with the right to sign ``row``; takes in what the row says of keys and users."""
        if (row.session, row.action) != self._transaction:
            self._transaction = (row.session, row.action)
            self._take_away()
        if not self.root:
            self._begin(row)
        yield from self._keys(row)
        yield from self._signer(row)
        yield from self._users(row)

    def _begin(self, row: SignedRow) -> None:
        """The first row vouches for itself."""
        enrolled = _key(row.facts, ENROLS)
        if row.seq == 1 and enrolled == row.public_key:
            self.root = enrolled
            self._owners[enrolled] = row.actor
            founder = Person(row.actor, frozenset({Role.ADMINISTRATOR.value}), key=enrolled)
            self.persons[row.actor] = founder
            self._stations.add(_key(row.facts, STATION_KEY))

    def _signer(self, row: SignedRow) -> Iterator[str]:
        key = row.public_key
        if key in self._stations:
            if row.actor != STATION_NAME or row.action not in STATION_ACTIONS:
                yield NOT_THE_STATIONS
        elif key not in self._owners:
            yield NEVER_ENROLLED
        elif self._owners[key] != row.actor:
            yield ANOTHERS_KEY
        elif (person := self.persons.get(row.actor)) is None or person.key != key or person.disabled:
            yield WITHDRAWN_KEY
        elif row.action in ADMINISTRATORS_ACTIONS and not self._is_administrator(row):
            yield NO_ADMINISTRATOR

    def _keys(self, row: SignedRow) -> Iterator[str]:
        facts = row.facts
        if row.seq != 1 and ENROLS in facts and not self._enrol(row):
            yield ENROLLED_WRONGLY
        if row.seq != 1 and STATION_KEY in facts:
            if self._is_administrator(row):
                self._stations = {_key(facts, STATION_KEY)}
            else:
                yield ENROLLED_WRONGLY
        if PERMITS in facts:
            by_code = row.public_key in self._stations and row.action == RECOVER
            if by_code or self._is_administrator(row):
                self._permits.update(_permitted(row))
            else:
                yield ENROLLED_WRONGLY

    def _enrol(self, row: SignedRow) -> bool:
        key, permit, certificate = (_key(row.facts, name) for name in (ENROLS, PERMIT, CERTIFICATE))
        vouched = verify(permit, certified(key), certificate)
        if not vouched or self._permits.get(permit) != row.actor or row.action != CHOOSE_PASSWORD:
            return False
        del self._permits[permit]
        self._owners[key] = row.actor
        self.persons.setdefault(row.actor, Person(row.actor)).key = key
        return True

    def _users(self, row: SignedRow) -> Iterator[str]:
        """Follow the rows about users: name, roles, disabled."""
        if row.kind != "user" or row.object_id is None or not _RIGHTS & set(row.after):
            return
        if row.seq != 1 and not self._is_administrator(row):
            yield RIGHTS_CHANGED_WRONGLY
        person = self._by_id.get(row.object_id)
        if person is None:
            name = str(row.after.get("name", ""))
            person = self._by_id[row.object_id] = self.persons.setdefault(name, Person(name))
        roles = frozenset(map(str, row.after.get("roles", person.roles)))
        disabled = bool(row.after.get("disabled", person.disabled))
        self._losses.append((person, roles, disabled))
        person.roles, person.disabled = person.roles | roles, person.disabled and disabled

    def _take_away(self) -> None:
        for person, roles, disabled in self._losses:
            person.roles, person.disabled = roles, disabled
        self._losses.clear()

    def _is_administrator(self, row: SignedRow) -> bool:
        return self.owns(row.public_key, row.actor) and Role.ADMINISTRATOR in self.roles_of(row.actor)


def _permitted(row: SignedRow) -> Iterator[tuple[bytes, str]]:
    """Every one-time key that the row permits, and for whom."""
    for fact in row.body["facts"]:
        if PERMITS in fact:
            yield _key(fact, PERMITS), str(fact.get("user", ""))


def _key(facts: Mapping[str, object], name: str) -> bytes:
    """The bytes of a fact about keys; none for what is missing or no key."""
    try:
        return bytes.fromhex(str(facts.get(name, "")))
    except ValueError:
        return b""
