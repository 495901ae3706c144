"""The page of rapid assessments."""

from leoc_desktop.features.rapid_assessments.page.assessment_page import AssessmentPage

__all__ = ["AssessmentPage"]
