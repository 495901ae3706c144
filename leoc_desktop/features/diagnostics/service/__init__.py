"""The checks behind ``leoc doctor``: without a password, and more of them with one."""

from leoc_desktop.features.diagnostics.service.closed_office import DiagnosticService
from leoc_desktop.features.diagnostics.service.finding import Finding
from leoc_desktop.features.diagnostics.service.open_office import OpenOfficeDiagnostics

__all__ = ["DiagnosticService", "Finding", "OpenOfficeDiagnostics"]
