"""Losses in lines under each incident, events, and more about an incident.

Revision ID: 0007
Revises: 0002
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0002"
branch_labels = None
depends_on = None

# Only what can be added to a table in place: an office may hold a million incidents.
NEW_COLUMNS = (
    "merged_into_no INTEGER CONSTRAINT fk_incident_merged_into_no_incident REFERENCES incident (row_no)",
    "cause VARCHAR DEFAULT '' NOT NULL",
    "coordinates VARCHAR DEFAULT '' NOT NULL",
    "severity VARCHAR",
    "source VARCHAR",
    "source_means VARCHAR",
    "reporter_name VARCHAR DEFAULT '' NOT NULL",
    "reporter_phone VARCHAR DEFAULT '' NOT NULL",
    "reported_on DATE",
    "reported_at TIME",
    "needs_follow_up BOOLEAN",
    "event_no INTEGER CONSTRAINT fk_incident_event_no_event REFERENCES event (row_no)",
)
LINE_TABLES = ("person_loss", "family_loss", "structure_loss", "livestock_loss", "crop_loss", "money_loss")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _text_or_unknown(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _record_table(name: str, *columns: sa.Column[Any], unique: str = "") -> None:
    op.create_table(
        name,
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        *columns,
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([by], ["user.row_no"], name=op.f(f"fk_{name}_{by}_user"))
            for by in ("created_by_no", "updated_by_no")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f(f"pk_{name}")),
        *(
            sa.UniqueConstraint(column, name=op.f(f"uq_{name}_{column}"))
            for column in ("id", unique)
            if column
        ),
    )


def _line_table(name: str, *columns: sa.Column[Any], loss: bool = True) -> None:
    _record_table(
        name,
        sa.Column(
            "incident_no",
            sa.Integer(),
            sa.ForeignKey("incident.row_no", name=op.f(f"fk_{name}_incident_no_incident")),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("ward", sa.Integer(), nullable=False),
        *columns,
        *([_count("loss")] if loss else []),
        _text("remarks"),
    )
    op.create_index(op.f(f"ix_{name}_incident_no"), name, ["incident_no"])


def upgrade() -> None:
    _record_table(
        "event",
        _text("name_ne"),
        _text("name_en"),
        _text_or_unknown("hazard"),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("declared", sa.Boolean(), nullable=True),
        _text("glide"),
        unique="name_ne",
    )
    _line_table(
        "person_loss",
        _text("status"),
        _text("name"),
        _count("count"),
        _text("sex"),
        _count("age"),
        _text_or_unknown("age_group"),
        _text_or_unknown("disability"),
        sa.Column("poor", sa.Boolean(), nullable=True),
        _text_or_unknown("injury"),
        _text("hospital"),
        _text_or_unknown("outcome"),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        loss=False,
    )
    _line_table(
        "family_loss",
        _text("status"),
        _text("head"),
        _text("phone"),
        _count("count"),
        _count("people"),
        sa.Column("poor", sa.Boolean(), nullable=True),
        _text_or_unknown("shelter"),
        _text("shelter_place"),
        loss=False,
    )
    _line_table(
        "structure_loss",
        _text("kind"),
        _text("name"),
        _text_or_unknown("owner"),
        _text("damage"),
        _count("count"),
        _count("length"),
        _text_or_unknown("service"),
        sa.Column("interrupted_on", sa.Date(), nullable=True),
        sa.Column("interrupted_at", sa.Time(), nullable=True),
        sa.Column("restored_on", sa.Date(), nullable=True),
        sa.Column("restored_at", sa.Time(), nullable=True),
        _count("households_cut_off"),
    )
    _line_table("livestock_loss", _text("kind"), _text("status"), _count("count"), _text("owner"))
    _line_table(
        "crop_loss",
        _text("crop"),
        _text("status"),
        _count("quantity"),
        _text("unit"),
        _count("area"),
        _text("owner"),
    )
    _line_table("money_loss", _text("sector"))
    for column in NEW_COLUMNS:
        op.execute(f"ALTER TABLE incident ADD COLUMN {column}")
    op.create_index(op.f("ix_incident_event_no"), "incident", ["event_no"])


def downgrade() -> None:
    op.drop_index(op.f("ix_incident_event_no"), "incident")
    with op.batch_alter_table("incident") as incident:
        for column in reversed(NEW_COLUMNS):
            incident.drop_column(column.split()[0])
    for table in reversed(LINE_TABLES):
        op.drop_table(table)
    op.drop_table("event")
