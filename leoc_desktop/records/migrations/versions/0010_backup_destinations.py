"""Destinations of backups, the last attempt at each, test restores; which destination a copy went to.

Revision ID: 0010
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def _record(table: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(
        table,
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        *columns,
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_no"], ["user.row_no"], name=op.f(f"fk_{table}_created_by_no_user")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_no"], ["user.row_no"], name=op.f(f"fk_{table}_updated_by_no_user")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("id", name=op.f(f"uq_{table}_id")),
    )


def _to_destination(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["destination_no"],
        ["backup_destination.row_no"],
        name=op.f(f"fk_{table}_destination_no_backup_destination"),
    )


def upgrade() -> None:
    _record(
        "backup_destination",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("server", sa.String(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("name", name=op.f("uq_backup_destination_name")),
    )
    op.create_table(
        "backup_attempt",
        sa.Column("destination_no", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.DateTime(), nullable=False),
        sa.Column("failing_since", sa.DateTime(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("other_branch", sa.String(), nullable=False),
        _to_destination("backup_attempt"),
        sa.PrimaryKeyConstraint("destination_no", name=op.f("pk_backup_attempt")),
    )
    _record(
        "backup_drill",
        sa.Column("destination_no", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        _to_destination("backup_drill"),
    )
    with op.batch_alter_table("backup_made") as table:
        table.add_column(sa.Column("destination_no", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_backup_made_destination_no_backup_destination"),
            "backup_destination",
            ["destination_no"],
            ["row_no"],
        )


def downgrade() -> None:
    with op.batch_alter_table("backup_made") as table:
        table.drop_constraint(op.f("fk_backup_made_destination_no_backup_destination"), type_="foreignkey")
        table.drop_column("destination_no")
    op.drop_table("backup_drill")
    op.drop_table("backup_attempt")
    op.drop_table("backup_destination")
