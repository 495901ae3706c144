"""The audit page."""

from leoc_desktop.features.audit.page.audit_page import AuditPage

__all__ = ["AuditPage"]
