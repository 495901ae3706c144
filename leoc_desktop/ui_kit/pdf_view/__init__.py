"""Shows a PDF as it will be printed."""

from leoc_desktop.ui_kit.pdf_view.rendering import PageImage, page_sizes, render_pages
from leoc_desktop.ui_kit.pdf_view.view import PdfView

__all__ = ["PageImage", "PdfView", "page_sizes", "render_pages"]
