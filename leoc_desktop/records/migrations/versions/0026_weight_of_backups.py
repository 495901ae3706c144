"""What a backup weighs with its pieces, and what of that was new. Of earlier ones only the file's size is known.

Revision ID: 0026
Revises: 0022
"""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0022"
branch_labels = None
depends_on = None

_COLUMNS = ("whole_size", "new_size")


def upgrade() -> None:
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE backup_made ADD COLUMN {column} INTEGER")


def downgrade() -> None:
    with op.batch_alter_table("backup_made") as table:
        for column in _COLUMNS:
            table.drop_column(column)
