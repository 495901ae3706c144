"""The files of one record: a list, the safe copy of the one that is chosen, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.pdf_view import PdfView
from leoc_desktop.ui_kit.record_files.source import FileRow, Files, FileView
from leoc_desktop.ui_kit.record_table import Column, RecordTable, RecordTableModel
from leoc_desktop.ui_kit.task_runner import TaskRunner
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role
from leoc_desktop.ui_kit.tokens import Tone

_KILO = 1024
_WIDTH, _HEIGHT = 1000, 540
_LIST_WIDTH = 400


class FilesDialog(QDialog):
    """Shows what it is given; signals say what the user wants."""

    attach_wanted = Signal()
    view_wanted = Signal(object)  # id of the attachment
    remove_wanted = Signal(object)
    save_wanted = Signal(object)
    place_wanted = Signal(float, float)  # degrees north and east, out of a photo

    def __init__(self, parent: QWidget | None, tasks: TaskRunner) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Files"))
        self.resize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))
        self._pixmap = QPixmap()
        self.model = _model()
        self.table = RecordTable(self.model, N_("Files"))
        self.heading, self.notice, self.place = QLabel(), Notice(), QLabel()
        self.attach, self.remove = QPushButton(icon("paperclip"), ""), QPushButton(icon("trash"), "")
        self.save, self.close_button = QPushButton(icon("download"), ""), QPushButton(_("Close"))
        self.use_place = QPushButton(icon("map-pin"), "")
        self.image, self.text, self.paper = QLabel(), QPlainTextEdit(), PdfView(tasks, only_looking=True)
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        set_role(self.heading, Role.H1)
        set_role(self.place, Role.HINT)
        self.place.setWordWrap(True)
        self.use_place.setText(_("Use as place of the incident"))
        self.use_place.hide()
        self.table.set_empty_state(N_("No file is attached."))
        self.attach.setText(_("Attach a file…"))
        self.remove.setText(_("Remove…"))
        self.save.setText(_("Save a copy…"))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Contents of the file"))
        self.image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidget(self.image)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("Picture"))
        for widget in (QWidget(), self.area, self.text, self.paper):
            self.stack.addWidget(widget)
        left, right, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.table, 1)
        left.addWidget(self.place)
        left.addWidget(self.use_place, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.stack, 1)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        for button in (self.attach, self.remove, self.save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addWidget(self.notice)
        layout.addLayout(columns, 1)
        layout.addLayout(foot)
        self.table.setMinimumWidth(current_theme().px(_LIST_WIDTH))

    def _connect(self) -> None:
        self.attach.clicked.connect(self.attach_wanted)
        self.remove.clicked.connect(partial(self._emit_chosen, self.remove_wanted))
        self.save.clicked.connect(partial(self._emit_chosen, self.save_wanted))
        self.close_button.clicked.connect(self.accept)
        self.use_place.setAutoDefault(False)
        self.use_place.clicked.connect(self._emit_place)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(self.view_wanted)

    def show_files(self, files: Files, *, takes_place: bool = False) -> None:
        """List the files, and say what can be done now; ``takes_place`` offers the place of a photo."""
        self.heading.setText(_("Files of {record}").format(record=files.name or _("Draft")))
        self.notice.say(Tone.INFO, files.why_closed)
        self.attach.setEnabled(files.may_attach)
        self.save.setVisible(files.may_save)
        self._files, self._takes_place = files, takes_place
        self.model.set_rows(files.rows)
        self.remove.setEnabled(False)
        self.save.setEnabled(False)
        self.stack.setCurrentIndex(0)
        self.place.clear()
        self.use_place.hide()
        if files.rows:
            self.table.choose(files.rows[-1].id)

    def show_view(self, view: FileView) -> None:
        """Show the safe copy of a file."""
        if view.kind == "image":
            self._pixmap.loadFromData(view.data)
            self.stack.setCurrentWidget(self.area)
            self._fit()
        elif view.kind == "pdf":
            self.paper.show_pdf(view.data)
            self.stack.setCurrentWidget(self.paper)
        else:
            self.text.setPlainText(view.data.decode("utf-8", errors="replace"))
            self.stack.setCurrentWidget(self.text)

    def say(self, tone: Tone, text: str) -> None:
        """Say how an attempt went."""
        self.notice.say(tone, text)

    def set_busy(self, *, busy: bool) -> None:
        """While a file is being checked, no second one is begun."""
        self.attach.setEnabled(self._files is not None and self._files.may_attach and not busy)
        if busy:
            self.notice.say(Tone.INFO, _("The file is being checked…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture follows the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._pixmap.isNull():
            room = self.area.maximumViewportSize()
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            larger = self._pixmap.width() > room.width() or self._pixmap.height() > room.height()
            self.image.setPixmap(self._pixmap.scaled(room, keep, smooth) if larger else self._pixmap)

    def _emit_chosen(self, signal: object, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's clicked
        chosen = self.table.current_id()
        if chosen is not None:
            signal.emit(chosen)  # type: ignore[attr-defined]

    @Slot()
    def _choose(self) -> None:
        chosen = self.table.current_id()
        self.remove.setEnabled(self._files is not None and self._files.may_remove and chosen is not None)
        self.save.setEnabled(chosen is not None)
        if chosen is not None:
            row = self.model.row(self.model.place_of(chosen))
            self.place.setText(_place(row))
            self.use_place.setVisible(self._takes_place and row.latitude is not None)
            self.view_wanted.emit(chosen)

    @Slot()
    def _emit_place(self) -> None:
        chosen = self.table.current_id()
        row = self.model.row(self.model.place_of(chosen)) if chosen is not None else None
        if row is not None and row.latitude is not None and row.longitude is not None:
            self.place_wanted.emit(row.latitude, row.longitude)

    _files: Files | None = None
    _takes_place = False


def _model() -> RecordTableModel[FileRow]:
    return RecordTableModel(
        [
            Column("name", N_("File"), lambda row: row.name, 0),
            Column("size", N_("Size"), _size, 84, is_number=True, sort_by=lambda row: row.size),
            Column("added", N_("Attached"), _added, 138, sort_by=lambda row: row.added_at.timestamp()),
        ],
        lambda row: row.id,
    )


def _size(row: FileRow) -> str:
    return _("{size} KB").format(size=show_number(max(1, round(row.size / _KILO))))


def _added(row: FileRow) -> str:
    return show_moment(row.added_at)


def _place(row: FileRow) -> str:
    """Who attached it, and where the photo was taken."""
    said = [_("attached by {name}").format(name=row.added_by)]
    if row.latitude is not None and row.longitude is not None:
        where = shown_digits(f"{row.latitude:.6f}, {row.longitude:.6f}")
        said.append(_("The photo says where it was taken: {place}").format(place=where))
    return "\n".join(said)
