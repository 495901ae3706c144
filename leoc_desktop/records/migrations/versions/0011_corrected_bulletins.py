"""Corrected editions of bulletins: the same number, the next edition, and the reason.

Revision ID: 0011
Revises: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("bulletin") as table:
        table.drop_constraint(op.f("uq_bulletin_number"), type_="unique")
        table.add_column(sa.Column("edition", sa.Integer(), server_default=sa.text("1"), nullable=False))
        table.add_column(sa.Column("corrects_no", sa.Integer(), nullable=True))
        table.add_column(sa.Column("reason", sa.String(), server_default="", nullable=False))
        table.create_unique_constraint(op.f("uq_bulletin_number_edition"), ["number", "edition"])
        table.create_foreign_key(
            op.f("fk_bulletin_corrects_no_bulletin"), "bulletin", ["corrects_no"], ["row_no"]
        )


def downgrade() -> None:
    with op.batch_alter_table("bulletin") as table:
        table.drop_constraint(op.f("fk_bulletin_corrects_no_bulletin"), type_="foreignkey")
        table.drop_constraint(op.f("uq_bulletin_number_edition"), type_="unique")
        table.drop_column("reason")
        table.drop_column("corrects_no")
        table.drop_column("edition")
        table.create_unique_constraint(op.f("uq_bulletin_number"), ["number"])
