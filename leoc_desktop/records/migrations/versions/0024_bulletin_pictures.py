"""Pictures of rainfall and temperature that bulletins print.

Revision ID: 0024
Revises: 0026
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    table = "bulletin_picture"
    op.create_table(
        table,
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_no", sa.Integer(), nullable=True),
        sa.Column("updated_by_no", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], ["user.row_no"], name=op.f(f"fk_{table}_{name}_user"))
            for name in ("created_by_no", "updated_by_no")
        ),
        sa.PrimaryKeyConstraint("row_no", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("id", name=op.f(f"uq_{table}_id")),
    )
    op.create_index(op.f(f"ix_{table}_day"), table, ["day"])


def downgrade() -> None:
    op.drop_table("bulletin_picture")
