"""What a paper prints: the cells of its tables, and the text that a reader gets out of the PDF."""

from __future__ import annotations

import pypdfium2

from leoc_desktop.report_kit.tables import Table


def cells_of(table: Table) -> list[list[str]]:
    """Every row as it is printed, the row of totals last."""
    rows = [*table._rows, *([table._totals] if table._totals else [])]
    return [[cell.text for cell in row] for row in rows]


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with one space between words."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages_of(pdf))
