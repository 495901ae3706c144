"""Alembic's entry: runs the migrations on the connection that storage/schema_upgrade.py hands over."""

from __future__ import annotations

from alembic import context

from leoc_desktop.records.schema import SCHEMA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SCHEMA.metadata,
    render_as_batch=True,
    transactional_ddl=False,
    transaction_per_migration=False,
)
context.run_migrations()
