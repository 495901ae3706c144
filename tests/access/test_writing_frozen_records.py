"""What hangs on a locked incident, and what was issued or noted: ways to write it, blocked or named by the check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PIL import Image
from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker

from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.audit_trail import verify_log
from leoc_desktop.domain.period import Period
from leoc_desktop.foundation.errors import LeocError, StoreDamaged
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.startup.services import Services
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from tests.features.incidents.test_loss_lines import LINES
from tests.support.offices import LANDSLIDE, START, TestOffice
from tests.support.store_surgery import key_of

TEXTS = {
    "person_loss": "name",
    "family_loss": "shelter",
    "structure_loss": "remarks",
    "livestock_loss": "kind",
    "crop_loss": "crop",
    "money_loss": "sector",
    "attachment": "name",
    "correction_note": "text",
    "bulletin": "audit_code",
    "log_entry": "text",
}
"""A column of every kind that somebody might want to read otherwise."""
WAYS = {
    "UPDATE": "UPDATE {table} SET {column} = 'x' WHERE row_no = {row}",
    "UPDATE OR REPLACE": "UPDATE OR REPLACE {table} SET {column} = 'x' WHERE row_no = {row}",
    "UPDATE OR IGNORE": "UPDATE OR IGNORE {table} SET {column} = 'x' WHERE row_no = {row}",
    "UPDATE of the key": "UPDATE {table} SET row_no = row_no + 900000 WHERE row_no = {row}",
    "UPDATE of the id": "UPDATE {table} SET id = randomblob(16) WHERE row_no = {row}",
    "DELETE": "DELETE FROM {table} WHERE row_no = {row}",
    "REPLACE": "REPLACE INTO {table} SELECT * FROM {table} WHERE row_no = {row}",
    "UPSERT": "INSERT INTO {table} SELECT * FROM {table} WHERE row_no = {row} "
    "ON CONFLICT (row_no) DO UPDATE SET {column} = 'x'",
}
OF_THE_FILE = {
    "a text": "UPDATE {table} SET {column} = 'x' WHERE row_no = {row}",
    "another id": "UPDATE {table} SET id = randomblob(16) WHERE row_no = {row}",
    "gone": "DELETE FROM {table} WHERE row_no = {row}",
}
MORE_OF_THE_FILE = {
    "a line counts no more": ("livestock_loss", "UPDATE livestock_loss SET removed = 1 WHERE row_no = {row}"),
    "a count": ("livestock_loss", "UPDATE livestock_loss SET count = 1 WHERE row_no = {row}"),
    "an amount": ("money_loss", "UPDATE money_loss SET loss = 1 WHERE row_no = {row}"),
    "another ward": ("person_loss", "UPDATE person_loss SET ward = 9 WHERE row_no = {row}"),
    "a line moved away": (
        "family_loss",
        "UPDATE family_loss SET incident_no = incident_no + 1 WHERE row_no = {row}",
    ),
    "a file taken off": ("attachment", "UPDATE attachment SET removed_at = created_at WHERE row_no = {row}"),
    "another checksum": ("attachment", "UPDATE attachment SET sha256 = 'x' WHERE row_no = {row}"),
    "another number": ("bulletin", "UPDATE bulletin SET number = 'LEOC/9' WHERE row_no = {row}"),
    "another PDF itself": ("bulletin", "UPDATE bulletin SET pdf = x'255044462d' WHERE row_no = {row}"),
    "another content": (
        "bulletin",
        "UPDATE bulletin SET content = replace(content, 'LEOC', 'LEO') WHERE row_no = {row}",
    ),
    "another PDF": ("bulletin", "UPDATE bulletin SET pdf_sha256 = 'x' WHERE row_no = {row}"),
    "another moment": ("log_entry", "UPDATE log_entry SET at = '2020-01-01 00:00:00' WHERE row_no = {row}"),
    "another author": ("log_entry", "UPDATE log_entry SET created_by_no = 1 WHERE row_no = {row}"),
}


@dataclass
class Frozen:
    """An office with one of each kind, and where it lies."""

    office: TestOffice
    sita: Services
    rows: dict[str, int]


@pytest.fixture(scope="module")
def frozen(office_template: TestOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frozen]:
    folder = tmp_path_factory.mktemp("frozen")
    office = office_template.copy(folder / "office")
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    draft = sita.incidents.register({**LANDSLIDE, "dead_male": "", **LINES}, draft=True)
    photo = folder / "house.jpg"
    Image.new("RGB", (30, 20), "#884422").save(photo, "JPEG")
    sita.incident_files.attach(draft.id, photo)
    sita.incidents.submit(draft.id)
    sita.users.note_correction(draft.id, text="The road is open again.")
    sita.event_log.note("Bridge at ward 3 closed to lorries.")
    hari.bulletins.issue(Period.of_days(START.date(), START.date()))
    with sita.office.store.read() as session:
        rows = {
            table: session.execute(text(f"SELECT max(row_no) FROM {table}")).scalar_one() for table in TEXTS
        }
    assert None not in rows.values(), "one of each kind"
    yield Frozen(office, sita, rows)
    office.close()


def _row(frozen: Frozen, table: str) -> object:
    with frozen.sita.office.store.read() as session:
        return session.execute(text(f"SELECT * FROM {table} ORDER BY row_no")).all()


@pytest.mark.parametrize("way", [*WAYS])
@pytest.mark.parametrize("table", [*TEXTS])
def test_statements_of_the_program_change_nothing(frozen: Frozen, table: str, way: str) -> None:
    before = _row(frozen, table)
    statement = WAYS[way].format(table=table, column=TEXTS[table], row=frozen.rows[table])
    store, login = frozen.sita.office.store, frozen.sita.login
    with pytest.raises(LeocError), store.write(login, "incident.correct") as work:
        work.session.execute(text(statement))
    assert _row(frozen, table) == before


@pytest.mark.parametrize(
    "table", ["person_loss", "family_loss", "structure_loss", "livestock_loss", "money_loss"]
)
def test_no_line_is_added_to_a_locked_incident(frozen: Frozen, table: str) -> None:
    before = _row(frozen, table)
    with frozen.sita.office.store.read() as session:
        columns = [row[1] for row in session.execute(text(f"PRAGMA table_info({table})"))]
    names = ", ".join(name for name in columns if name not in {"row_no", "id"})
    statement = (
        f"INSERT INTO {table} (id, {names}) SELECT randomblob(16), {names} FROM {table} "
        f"WHERE row_no = {frozen.rows[table]}"
    )
    store, login = frozen.sita.office.store, frozen.sita.login
    with pytest.raises(LeocError), store.write(login, "incident.correct") as work:
        work.session.execute(text(statement))
    assert _row(frozen, table) == before


def _named_in(session: Session) -> set[str]:
    """The kinds of record that the check of the log blames."""
    faults = verify_log(session, START).faults
    kinds = dict(session.execute(select(AuditRow.seq, AuditRow.object_kind)).all())
    return {kinds[fault.seq] if fault.seq else fault.msgid for fault in faults}


@pytest.fixture(scope="module")
def surgery(frozen: Frozen) -> Iterator[sessionmaker[Session]]:
    """Transactions past guard and triggers; none of them is kept."""
    key = key_of(frozen.sita)
    engine = EncryptedEngine(frozen.office.folder / "leoc.db", key, guarded=False)
    yield sessionmaker(engine.engine)
    engine.close()


def _named_after(surgery: sessionmaker[Session], statement: str) -> set[str]:
    with surgery() as session:
        for name in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(text(statement))
        named = _named_in(session)
        session.rollback()
    return named


def test_nothing_is_blamed_where_nothing_was_done(surgery: sessionmaker[Session]) -> None:
    assert _named_after(surgery, "SELECT 1") == set()


@pytest.mark.parametrize("deed", [*OF_THE_FILE])
@pytest.mark.parametrize("table", [*TEXTS])
def test_past_the_program_it_is_named(
    frozen: Frozen, surgery: sessionmaker[Session], table: str, deed: str
) -> None:
    statement = OF_THE_FILE[deed].format(table=table, column=TEXTS[table], row=frozen.rows[table])
    assert table in _named_after(surgery, statement)


@pytest.mark.parametrize("deed", [*MORE_OF_THE_FILE])
def test_every_figure_of_them_is_named(frozen: Frozen, surgery: sessionmaker[Session], deed: str) -> None:
    table, statement = MORE_OF_THE_FILE[deed]
    assert table in _named_after(surgery, statement.format(row=frozen.rows[table]))


def test_an_altered_file_is_not_shown(frozen: Frozen, surgery: sessionmaker[Session]) -> None:
    """Case 43: the seal of an attachment tells; nothing of it is shown or saved (there is no second copy to fetch)."""
    key = frozen.sita.office.vault_key
    with surgery() as session:
        attachment_id = session.execute(text("SELECT id FROM attachment")).scalar_one()
        assert shelf.read_original(session, key, attachment_id)
        for name in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            session.execute(text(f"DROP TRIGGER {name}"))
        for column, read in (("sealed", shelf.read_original), ("sealed_view", shelf.read_view)):
            halves = f"substr({column}, 1, 200) || x'00' || substr({column}, 202)"
            flipped = f"UPDATE attachment SET {column} = CAST({halves} AS BLOB)"
            session.execute(text(flipped))
            session.expire_all()
            with pytest.raises(StoreDamaged):
                read(session, key, attachment_id)
        session.rollback()
