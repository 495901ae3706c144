"""Initial rapid assessments by ward.

Revision ID: 0019
Revises: 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_COUNTS_AND_ANSWERS = {
    "dead": sa.Integer,
    "missing": sa.Integer,
    "injured": sa.Integer,
    "displaced_households": sa.Integer,
    "affected_population": sa.Integer,
    "rescue_going_on": sa.Boolean,
    "rescue_finished": sa.Boolean,
    "rescued": sa.Integer,
    "sheltered_in_schools": sa.Integer,
    "sheltered_in_public_buildings": sa.Integer,
    "sheltered_with_relatives": sa.Integer,
    "sheltered_in_the_open": sa.Integer,
    "shelter_needed": sa.Integer,
    "communication_interrupted": sa.Boolean,
    "communication_households": sa.Integer,
    "electricity_interrupted": sa.Boolean,
    "electricity_households": sa.Integer,
    "water_interrupted": sa.Boolean,
    "water_households": sa.Integer,
    "houses_fully_damaged": sa.Integer,
    "houses_partly_damaged": sa.Integer,
    "offices_fully_damaged": sa.Integer,
    "offices_partly_damaged": sa.Integer,
    "public_buildings_fully_damaged": sa.Integer,
    "public_buildings_partly_damaged": sa.Integer,
    "tents_needed": sa.Integer,
    "tarpaulins_needed": sa.Integer,
    "food_needed": sa.Integer,
    "blankets_needed": sa.Integer,
    "water_needed": sa.Integer,
}
_REFERENCES = {
    "event_no": "event",
    "incident_no": "incident",
    "submitted_by_no": "user",
    "verified_by_no": "user",
    "created_by_no": "user",
    "updated_by_no": "user",
}


def upgrade() -> None:
    table = "rapid_assessment"
    op.create_table(
        table,
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=True),
        sa.Column("incident_no", sa.Integer(), nullable=True),
        sa.Column("ward", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessed_at", sa.Time(), nullable=True),
        sa.Column("means", sa.String(), nullable=True),
        sa.Column("assessor", sa.String(), nullable=False),
        sa.Column("assessor_phone", sa.String(), nullable=False),
        *(sa.Column(name, kind(), nullable=True) for name, kind in _COUNTS_AND_ANSWERS.items()),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("submitted_by_no", sa.Integer(), nullable=True),
        sa.Column("verified_at", sa.DateTime(), nullable=True),
        sa.Column("verified_by_no", sa.Integer(), nullable=True),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{other}.row_no"], name=op.f(f"fk_{table}_{name}_{other}"))
            for name, other in _REFERENCES.items()
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("id", name=op.f(f"uq_{table}_id")),
    )
    for column in ("event_no", "incident_no"):
        op.create_index(
            op.f(f"ix_{table}_{column}_ward"),
            table,
            [column, "ward"],
            unique=True,
            sqlite_where=sa.text("state <> 'cancelled'"),
        )


def downgrade() -> None:
    op.drop_table("rapid_assessment")
