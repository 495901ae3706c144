"""A training office with a great many incidents, made once by bulk SQL through the encrypted engine and kept.

Registrations follow one another by day, as in a real office; people, indexes and search keys are real. The log holds
no rows of them: lists and dashboard do not read it.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import database_key
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.records import incident_search
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.startup.sample import make_sample, sample_password
from leoc_desktop.startup.services import Services, open_doors
from leoc_desktop.storage import encrypted_engine

ROOT = Path(__file__).parents[2] / "output" / "bench"
SEED, LAST_DAY, DAYS = 1, date(2026, 11, 23), 3_650
TOLES = (
    "खोलापारि",
    "शिखर",
    "थलारा",
    "देउलेक",
    "मैदान",
    "गैरागाउँ",
    "चौतारा",
    "पँधेरो",
    "सिमलखेत",
    "लेकगाउँ",
    "रातामाटा",
    "डाँडागाउँ",
    "कालीखोला",
    "भैंसेपानी",
    "ठूलोगाउँ",
    "सानोगाउँ",
    "नयाँबस्ती",
    "पुलबजार",
    "पुरानो बजार",
    "माथिल्लो टोल",
    "तल्लो टोल",
    "मन्दिर टोल",
)
STORIES = (
    "अविरल वर्षापछि माथिको पाखो खसी घर पुरिएको।",
    "पहिरो खस्दा सडक र गोरेटो बाटो अवरुद्ध भएको।",
    "खाना पकाउने क्रममा सल्किएको आगोले घर जलेको।",
    "खोलाले बगाउँदा खेत र सिँचाइ कुलोमा क्षति पुगेको।",
    "चट्याङ लागेर पशु चौपाया मरेको।",
    "हावाहुरीले विद्यालयको छानो उडाएको।",
)
ANSWERS = ("प्रहरी र स्थानीयको सहयोगमा उद्धार गरियो।", "वडा कार्यालयमार्फत त्रिपाल उपलब्ध गराइयो।", "")
STATES = ("approved", "verified", "submitted", "draft", "returned", "cancelled")
WEIGHTS = (940, 30, 20, 5, 3, 2)
_BATCH = 5_000


def big_office(incidents: int) -> Services:
    """The services of a supervisor of the office with so many incidents; it is made if it is not there yet."""
    root = _root(incidents)
    if not (root / "made").exists():
        # In a process of its own, which wipes no memory: rows are made up, and wiping takes a hundred times as long.
        subprocess.run([sys.executable, "-m", "tests.support.big_office", str(incidents)], check=True)
    return _sign_in(root)


def _make(incidents: int) -> None:
    wiping = "PRAGMA cipher_memory_security = ON"
    kept = tuple(each for each in encrypted_engine._SETTINGS if each != wiping)
    encrypted_engine._SETTINGS = kept  # type: ignore[assignment]  # as many as it has, not fewer
    root = _root(incidents)
    shutil.rmtree(root, ignore_errors=True)
    make_sample(root, 1, SEED)
    services = _sign_in(root)
    _fill(services, incidents)
    plain_copy(services, incidents)
    services.close()
    (root / "made").touch()


def _root(incidents: int) -> Path:
    return ROOT / f"office-{incidents}"


def plain_copy(services: Services, incidents: int) -> Path:
    """The same rows with the same indexes in a file of plain SQLite."""
    path = ROOT / f"plain-{incidents}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _copy(services, path)
    return path


def _sign_in(root: Path) -> Services:
    return open_doors(root).sign_in("hari", sample_password("hari", SEED))


def _with_all_that_names_them() -> list[str]:
    """The table of incidents, then those whose rows need one of its rows."""
    found = [Incident.__table__]
    for table in Incident.metadata.sorted_tables:
        if table not in found and any(key.column.table in found for key in table.foreign_keys):
            found.append(table)
    return [table.name for table in found]  # type: ignore[attr-defined]


def _fill(services: Services, incidents: int) -> None:
    connection = _unguarded(services)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    tables = Incident.__table__, IncidentWard.__table__
    indexes = [index for table in tables for index in table.indexes]  # type: ignore[attr-defined]
    for index in indexes:
        connection.execute(f"DROP INDEX {index.name}")
    wholes = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    for name in wholes:
        connection.execute(f"DROP TRIGGER {name}")
    for table in reversed(_with_all_that_names_them()):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("BEGIN IMMEDIATE")
    coming = _rows(incidents)
    while rows := list(islice(coming, _BATCH)):
        names = tuple(rows[0][0])
        places = ", ".join("?" * len(names))
        into = f"INSERT INTO incident ({', '.join(names)}) VALUES ({places})"
        connection.executemany(into, [tuple(row.values()) for row, _wards in rows])
        touched = [
            (row["row_no"], ward, position) for row, wards in rows for position, ward in enumerate(wards)
        ]
        connection.executemany("INSERT INTO incident_ward VALUES (?, ?, ?)", touched)
    connection.execute("COMMIT")
    for index in indexes:
        columns = ", ".join(column.name for column in index.columns)
        connection.execute(f"CREATE INDEX {index.name} ON {index.table.name} ({columns})")
    for statement in wholes.values():
        connection.execute(statement)
    connection.close()
    with services.office.store.write(services.login, "search.rebuild") as work:
        incident_search.rebuild(work.session)


def _rows(incidents: int) -> Iterator[tuple[dict[str, Any], tuple[int, ...]]]:
    chance = random.Random(SEED)
    codes = [hazard.code for hazard in hazards()]
    likely = [1 / (place + 1) for place in range(len(codes))]
    first = LAST_DAY - timedelta(days=DAYS - 1)
    dates = [(day, to_bs(day).iso()) for day in (first + timedelta(days=each) for each in range(DAYS))]
    blanks = _blanks()
    for row_no in range(1, incidents + 1):
        day, day_bs = dates[(row_no - 1) * DAYS // incidents]
        state = chance.choices(STATES, WEIGHTS)[0]
        ward = chance.randint(1, 9)
        moment = f"{day} {chance.randrange(24):02}:{chance.randrange(60):02}:00.000000"
        clock = f"{moment[11:16]}:00.000000" if chance.random() < 0.9 else None
        number = None if state == "draft" else f"TR-LEOC/{day_bs[:4]}/{row_no:07}"
        row = {
            "row_no": row_no,
            "id": row_no.to_bytes(16, "big"),
            "state": state,
            "number": number,
            "edition": 1,
            "state_reason": "",
            "hazard": chance.choices(codes, likely)[0],
            "incident_date": str(day),
            "incident_date_bs": day_bs,
            "incident_time": clock,
            "tole": chance.choice(TOLES),
            "dead_male": _count(chance, 0.02, 2),
            "dead_female": _count(chance, 0.02, 2),
            "affected_families": None if chance.random() < 0.1 else chance.randrange(1, 40),
            "houses_fully_damaged": _count(chance, 0.3, 5),
            "houses_partly_damaged": _count(chance, 0.5, 9),
            "estimated_loss": None if chance.random() < 0.2 else chance.randrange(1, 500) * 1_000_000,
            "description": chance.choice(STORIES),
            "response": chance.choice(ANSWERS),
            "created_at": moment,
            "updated_at": moment,
            "created_by_no": chance.choice((2, 3)),
            "version": 3,
        }
        other = chance.randint(1, 9)
        row |= {name: value for name, value in blanks.items() if name not in row}
        yield row, (ward, other) if other != ward and chance.random() < 0.2 else (ward,)


def _blanks() -> dict[str, Any]:
    """What stands in columns that must hold something and are not made up here."""
    must = [
        column for column in Incident.__table__.columns if not column.nullable and column.default is not None
    ]
    return {column.name: column.default.arg for column in must}


def _count(chance: random.Random, likely: float, most: int) -> int | None:
    """0 mostly, now and then a figure or nothing known."""
    if chance.random() < 0.05:
        return None
    return chance.randint(1, most) if chance.random() < likely else 0


def _unguarded(services: Services) -> Any:
    office = services.office
    key = database_key(office.vault_key, office.vault.database_epoch)
    try:
        return encrypted_engine.connect(office.folder.database, key, guarded=False)
    finally:
        wipe(key)


def _copy(services: Services, path: Path) -> None:
    """Row by row: SQLCipher could export at once, but only this shows that both hold the same."""
    source, target = _unguarded(services), sqlite3.connect(path)
    wanted = (
        "SELECT sql FROM sqlite_master WHERE tbl_name IN ('incident', 'incident_ward') AND sql IS NOT NULL"
    )
    statements = [
        row[0] for row in source.execute(f"{wanted} AND type IN ('table', 'index') ORDER BY type DESC")
    ]
    for statement in statements:
        target.execute(statement)
    for table in ("incident", "incident_ward"):
        cursor = source.execute(f"SELECT * FROM {table}")
        places = ", ".join("?" * len(cursor.description))
        while rows := cursor.fetchmany(_BATCH):
            target.executemany(f"INSERT INTO {table} VALUES ({places})", [tuple(row) for row in rows])
    target.commit()
    target.close()
    source.close()


if __name__ == "__main__":
    _make(int(sys.argv[1]))
