"""Lists that the office changes, and the head of its papers.

Revision ID: 0018
Revises: 0016
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0016"
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


def upgrade() -> None:
    _record(
        "list_entry",
        sa.Column("list_name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("name_ne", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("ward", sa.Integer(), nullable=True),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("post_ne", sa.String(), nullable=False),
        sa.Column("post_en", sa.String(), nullable=False),
        sa.UniqueConstraint("list_name", "code", name=op.f("uq_list_entry_list_name_code")),
    )
    _record(
        "paper_head",
        sa.Column("top_ne", sa.String(), nullable=False),
        sa.Column("top_en", sa.String(), nullable=False),
        sa.Column("seal_box", sa.Boolean(), nullable=False),
        sa.Column("emblem", sa.LargeBinary(), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("paper_head")
    op.drop_table("list_entry")
