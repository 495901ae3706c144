"""Builds the form of a record from the descriptions of its fields."""

from leoc_desktop.ui_kit.form_builder.record_form import RecordForm

__all__ = ["RecordForm"]
