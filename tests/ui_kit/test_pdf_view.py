"""A PDF on the screen: pages, zoom, and a document that is none."""

import io

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from reportlab.pdfgen.canvas import Canvas

from leoc_desktop.ui_kit.pdf_view import PdfView, page_sizes, render_pages
from leoc_desktop.ui_kit.task_runner import TaskRunner


def make_pdf(pages):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(200, 300))
    for _number in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, 200, 150, stroke=0, fill=1)  # the lower half is red
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def tasks(qapp):
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture
def view(tasks, qtbot):
    made = PdfView(tasks)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def shown(view):
    return [label.text() for label in view.findChildren(QLabel) if label.text()]


def test_pages_are_rendered_in_the_size_and_colours_of_the_paper():
    [page] = render_pages(make_pdf(1), scale=2.0)
    assert (page.width, page.height) == (400, 600)
    lower = page.stride * 500 + 4 * 100
    upper = page.stride * 100 + 4 * 100
    assert page.pixels[lower : lower + 3] == b"\x00\x00\xff"
    assert page.pixels[upper : upper + 3] == b"\xff\xff\xff"


def test_sizes_are_known_without_rendering():
    assert page_sizes(make_pdf(3)) == [(200.0, 300.0)] * 3


def test_a_document_is_shown_from_its_first_page(view, qtbot):
    view.show_pdf(make_pdf(3))
    qtbot.waitUntil(lambda: view.page_count == 3 and not view.page_pictures()[0].isNull())
    assert "Page १ of ३" in shown(view)
    image = view.page_pictures()[0].toImage()
    assert image.pixelColor(image.width() // 2, image.height() * 3 // 4).name() == "#ff0000"


def test_only_pages_near_the_eye_are_kept_as_pictures(view, qtbot):
    view.show_pdf(make_pdf(40))
    qtbot.waitUntil(lambda: view.page_count == 40 and not view.page_pictures()[0].isNull())
    QTest.keyClick(view._area, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not view.page_pictures()[39].isNull())
    assert view.page_pictures()[0].isNull()
    assert sum(not picture.isNull() for picture in view.page_pictures()) <= 7
    assert "Page ४० of ४०" in shown(view)


def test_zoom_changes_the_size_and_the_place_stays(view, qtbot):
    view.show_pdf(make_pdf(2))
    qtbot.waitUntil(lambda: view.page_count == 2)
    view.zoom_out()
    before = view._area._labels[0].width()
    view.zoom_in()
    assert view._area._labels[0].width() > before
    qtbot.waitUntil(lambda: not view.page_pictures()[0].isNull())
    view.fit_width()
    assert view._area._labels[0].width() <= view._area.viewport().width()


def test_the_newer_of_two_documents_is_the_one_shown(view, tasks, qtbot):
    view.show_pdf(make_pdf(5))
    view.show_pdf(make_pdf(2))
    tasks.drain()
    assert view.page_count == 2
    view.show_pdf(b"")
    assert view.page_count == 0


def test_what_is_no_pdf_is_reported_and_shows_nothing(view, qtbot):
    with qtbot.waitSignal(view.failed) as failed:
        view.show_pdf(b"no pdf")
    assert isinstance(failed.args[0], pypdfium2.PdfiumError)
    assert view.page_count == 0


def test_save_and_print_are_left_to_the_owner(view, qtbot):
    view.show_pdf(make_pdf(1))
    qtbot.waitUntil(lambda: view.page_count == 1)
    buttons = {button.text(): button for button in view.findChildren(QPushButton)}
    for text, signal in (("Save as PDF", view.save_wanted), ("Print", view.print_wanted)):
        with qtbot.waitSignal(signal):
            buttons[text].click()
