"""The log vouches for the content of an issued paper and for what was read aloud, not for its PDF alone.

Papers that were issued before have no checksum of these, and none is made up for them now.

Revision ID: 0023
Revises: 0020
"""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0020"
branch_labels = None
depends_on = None

NEW_COLUMNS = (
    ("advisory", "content_sha256"),
    ("advisory", "spoken_sha256"),
    ("bulletin", "content_sha256"),
    ("situation_report", "content_sha256"),
)


def upgrade() -> None:
    for table, column in NEW_COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR DEFAULT '' NOT NULL")


def downgrade() -> None:
    for table in dict.fromkeys(table for table, _column in NEW_COLUMNS):
        with op.batch_alter_table(table) as altered:
            for of_table, column in NEW_COLUMNS:
                if of_table == table:
                    altered.drop_column(column)
