"""The one table of who may do what (R27). Rights of several roles add up."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from leoc_desktop.access.permissions import Permission
from leoc_desktop.foundation.translation import N_, _


class Role(StrEnum):
    """The roles of an office; a user holds one or more."""

    VIEWER = "viewer"
    OPERATOR = "operator"
    STORE_KEEPER = "store_keeper"
    ACCOUNTANT = "accountant"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role's name in the current language."""
        return _(_LABELS[self])


_LABELS = {
    Role.VIEWER: N_("Viewer"),
    Role.OPERATOR: N_("Operator"),
    Role.STORE_KEEPER: N_("Store keeper"),
    Role.ACCOUNTANT: N_("Accountant"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.ADMINISTRATOR: N_("Administrator"),
}

_EVERYBODY = frozenset({Permission.OWN_PASSWORD, Permission.OFFICE_VIEW, Permission.BACKUP_RUN})
_VIEWER = _EVERYBODY | {
    Permission.INCIDENT_VIEW,
    Permission.BULLETIN_VIEW,
    Permission.ADVISORY_VIEW,
    Permission.SITUATION_REPORT_VIEW,
    Permission.RAPID_ASSESSMENT_VIEW,
}
_OPERATOR = _VIEWER | {
    Permission.EVENT_ADD,
    Permission.INCIDENT_REGISTER,
    Permission.INCIDENT_CORRECT,
    Permission.RECORD_NOTE,
    Permission.UNLOCK_REQUEST,
    Permission.BULLETIN_PREVIEW,
    Permission.EVENT_LOG_VIEW,
    Permission.ATTACHMENT_VIEW,
    Permission.ATTACHMENT_ADD,
    Permission.EVENT_LOG_KEEP,
    Permission.ADVISORY_DRAFT,
    Permission.SITUATION_REPORT_DRAFT,
    Permission.RAPID_ASSESSMENT_ENTER,
}
_SUPERVISOR = _OPERATOR | {
    Permission.INCIDENT_VERIFY,
    Permission.EXPORT,
    Permission.INCIDENT_RETURN,
    Permission.INCIDENT_APPROVE,
    Permission.EVENT_CHANGE,
    Permission.INCIDENT_CANCEL,
    Permission.INCIDENT_MERGE,
    Permission.BULLETIN_ISSUE,
    Permission.ADVISORY_ISSUE,
    Permission.ATTACHMENT_EXPORT,
    Permission.PEOPLE_LIST,
    Permission.SITUATION_REPORT_APPROVE,
    Permission.RAPID_ASSESSMENT_VERIFY,
    Permission.UNLOCK_GRANT,
    Permission.AUDIT_VIEW,
    Permission.AUDIT_EXPORT,
}
_ADMINISTRATOR = _EVERYBODY | {
    Permission.USER_MANAGE,
    Permission.OFFICE_MANAGE,
    Permission.CALENDAR_MANAGE,
    Permission.BACKUP_MAKE,
    Permission.BACKUP_PRUNE,
    Permission.AUDIT_VIEW,
    Permission.AUDIT_EXPORT,
    Permission.UNLOCK_KEY_REVOKE,
}

RIGHTS = MappingProxyType(
    {
        Role.VIEWER: _VIEWER,
        Role.OPERATOR: _OPERATOR,
        Role.STORE_KEEPER: _VIEWER,
        Role.ACCOUNTANT: _VIEWER,
        Role.SUPERVISOR: _SUPERVISOR,
        Role.ADMINISTRATOR: _ADMINISTRATOR,
    }
)


def rights_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that holders of ``roles`` may do."""
    return frozenset().union(*(RIGHTS[role] for role in roles))
