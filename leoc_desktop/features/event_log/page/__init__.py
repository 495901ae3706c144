"""The event log page: the entries of a day or a shift, the quick line below them, and shifts."""

from leoc_desktop.features.event_log.page.log_page import EventLogPage

__all__ = ["EventLogPage"]
