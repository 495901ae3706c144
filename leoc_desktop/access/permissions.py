"""Every right there is, one name each: noun.verb."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """What a service method can ask for."""

    ADVISORY_DRAFT = "advisory.draft"
    ADVISORY_ISSUE = "advisory.issue"
    ADVISORY_VIEW = "advisory.view"
    ATTACHMENT_ADD = "attachment.add"
    ATTACHMENT_EXPORT = "attachment.export"
    ATTACHMENT_VIEW = "attachment.view"
    AUDIT_EXPORT = "audit.export"
    AUDIT_VIEW = "audit.view"
    BACKUP_MAKE = "backup.make"
    BACKUP_PRUNE = "backup.prune"
    BACKUP_RUN = "backup.run"
    BULLETIN_ISSUE = "bulletin.issue"
    BULLETIN_PREVIEW = "bulletin.preview"
    BULLETIN_VIEW = "bulletin.view"
    CALENDAR_MANAGE = "calendar.manage"
    EVENT_ADD = "event.add"
    EVENT_CHANGE = "event.change"
    EVENT_LOG_KEEP = "event_log.keep"
    EVENT_LOG_VIEW = "event_log.view"
    EXPORT = "list.export"
    INCIDENT_APPROVE = "incident.approve"
    INCIDENT_CANCEL = "incident.cancel"
    INCIDENT_CORRECT = "incident.correct"
    INCIDENT_MERGE = "incident.merge"
    INCIDENT_REGISTER = "incident.register"
    INCIDENT_RETURN = "incident.return"
    INCIDENT_VERIFY = "incident.verify"
    INCIDENT_VIEW = "incident.view"
    OFFICE_MANAGE = "office.manage"
    OFFICE_VIEW = "office.view"
    OWN_PASSWORD = "own.password"  # noqa: S105  a right, no password
    RECORD_NOTE = "record.note"
    SITUATION_REPORT_APPROVE = "situation_report.approve"
    SITUATION_REPORT_DRAFT = "situation_report.draft"
    SITUATION_REPORT_VIEW = "situation_report.view"
    UNLOCK_GRANT = "unlock.grant"
    UNLOCK_KEY_REVOKE = "unlock_key.revoke"
    UNLOCK_REQUEST = "unlock.request"
    USER_MANAGE = "user.manage"
