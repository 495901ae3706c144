"""Messages, questions, progress, the wheel guard and Qt's own texts."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit import message_bar as message_bar_module
from leoc_desktop.ui_kit import qt_texts
from leoc_desktop.ui_kit.confirm import ask, ask_text
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.progress_strip import Progress, ProgressStrip
from leoc_desktop.ui_kit.tokens import Tone
from leoc_desktop.ui_kit.wheel_guard import WheelGuard


def press_in_dialog(key, then=lambda dialog: None):
    """Press ``key`` where the focus is once the dialog is open."""

    def act():
        dialog = QApplication.activeModalWidget()
        then(dialog)
        QTest.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(50, act)


def button(widget, text):
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


@pytest.fixture
def bar(qtbot):
    page = QWidget()
    made = MessageBar()
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    page.show()
    yield made
    page.hide()


def test_a_message_stays_until_it_is_closed(bar, qtbot):
    bar.say("The share cannot be reached.", Tone.DANGER)
    assert bar.isVisible()
    assert bar.text == "The share cannot be reached."
    assert bar.accessibleName() == "The share cannot be reached."
    with qtbot.waitSignal(bar.closed):
        bar._close.click()
    assert not bar.isVisible()
    assert bar.text == ""


def test_a_success_goes_away_by_itself(bar, qtbot, monkeypatch):
    monkeypatch.setattr(message_bar_module, "SUCCESS_MS", 20)
    bar.say("Saved.", "ok")
    assert bar.isVisible()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_later_message_is_not_taken_away_by_the_clock_of_an_earlier_one(bar, qtbot, monkeypatch):
    monkeypatch.setattr(message_bar_module, "SUCCESS_MS", 20)
    bar.say("Saved.", Tone.OK)
    bar.say("The backup is old.", Tone.WARN)
    qtbot.wait(60)
    assert bar.text == "The backup is old."


def test_the_button_of_a_message_does_its_thing_once_and_closes_it(bar):
    done = []
    bar.show_message("Deleted.", Tone.OK, action="Undo", on_action=lambda: done.append("undo"))
    button(bar, "Undo").click()
    assert done == ["undo"]
    assert not bar.isVisible()


def test_a_message_is_plain_text(bar):
    bar.say("<b>5</b> < 7", Tone.INFO)
    label = next(label for label in bar.findChildren(QLabel) if label.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_do_nothing_dangerous(qtbot, key):
    parent = QWidget()
    qtbot.addWidget(parent)
    press_in_dialog(key)
    assert ask(parent, "Cancel the incident?", "Cancel the incident", danger=True) is False


def test_the_verb_does_it(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    press_in_dialog(Qt.Key.Key_Space, lambda dialog: button(dialog, "Discard").setFocus())
    assert ask(parent, "Discard the draft?", "Discard") is True


def test_a_reason_cannot_be_left_out(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = []

    def answer(dialog):
        assert dialog.focusWidget().accessibleName() == "Reason"
        button(dialog, "Return").click()
        seen.append([label.text() for label in dialog.findChildren(QLabel) if "filled" in label.text()])
        dialog.findChild(QPlainTextEdit).setPlainText("  Ward is wrong \n")
        button(dialog, "Return").setFocus()

    press_in_dialog(Qt.Key.Key_Space, answer)
    assert ask_text(parent, "Return to the operator?", "Return", "Reason") == "Ward is wrong"
    assert seen == [["This must be filled in."]]


def test_going_back_gives_no_reason(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    press_in_dialog(Qt.Key.Key_Escape, lambda dialog: dialog.findChild(QPlainTextEdit).setPlainText("text"))
    assert ask_text(parent, "Return to the operator?", "Return", "Reason") is None


def test_progress_shows_how_far_the_work_is_and_asks_it_to_stop(qtbot):
    strip, progress = ProgressStrip(), Progress()
    qtbot.addWidget(strip)
    strip.start("Backup", progress)
    progress.report(37, 100)
    qtbot.waitUntil(lambda: "३७ %" in [label.text() for label in strip.findChildren(QLabel)])
    assert not progress.stop_asked()
    button(strip, "Stop").click()
    assert progress.stop_asked()
    assert not button(strip, "Stop").isEnabled()
    strip.finish()
    assert not strip.isVisible()


def turn_wheel(widget):
    """Turn the wheel over ``widget`` as a mouse does: the window gets it, and passes it on."""
    window = widget.window()
    at = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, -120))


@pytest.fixture
def guard(qapp):
    made = WheelGuard(qapp)
    yield made
    made.setParent(None)


def test_the_wheel_scrolls_the_page_and_changes_no_value(guard, qtbot):
    area, page = QScrollArea(), QWidget()
    layout = QVBoxLayout(page)
    combo, spin, searched = QComboBox(), QSpinBox(), QComboBox()
    searched.setEditable(True)
    for box in (combo, searched):
        box.addItems(["one", "two", "three"])
    for widget in (combo, spin, searched):
        layout.addWidget(widget)
    layout.addStretch()
    page.setMinimumHeight(2000)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    for widget in (combo, spin, searched, searched.lineEdit()):
        area.verticalScrollBar().setValue(0)
        widget.setFocus()
        turn_wheel(widget)
        assert area.verticalScrollBar().value() > 0, widget
    assert (combo.currentIndex(), spin.value(), searched.currentIndex()) == (0, 0, 0)
    qtbot.wait(1)  # the turn is over: the guard lets go of the widgets, and finds the next one again
    area.verticalScrollBar().setValue(0)
    turn_wheel(spin)
    assert (area.verticalScrollBar().value() > 0, spin.value()) == (True, 0)


@pytest.fixture
def nepali_catalogue(monkeypatch):
    """A catalogue of two texts in the place of the whole one."""
    words = {"Cancel": "रद्द गर्नुहोस्", "&Copy": "प्रतिलिपि (&C)"}
    monkeypatch.setattr(qt_texts, "_", lambda msgid: words.get(msgid, msgid))


@pytest.fixture
def texts(qapp):
    made = qt_texts.install_qt_texts(qapp)
    yield made
    qapp.removeTranslator(made)


def test_qts_own_buttons_speak_nepali_and_unknown_texts_stay(nepali_catalogue, texts, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Apply)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "रद्द गर्नुहोस्"
    assert box.button(QDialogButtonBox.StandardButton.Apply).text() == "Apply"
    line = QLineEdit("text")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert any(action.text().startswith("प्रतिलिपि (&C)") for action in menu.actions())
    assert QCoreApplication.translate("QPlatformTheme", "Something new") == "Something new"
    assert QCoreApplication.translate("NoContext", "Cancel") == "Cancel"


def test_installing_qt_texts_tells_the_windows(qtbot, qapp):
    class Watcher(QWidget):
        told = 0

        def changeEvent(self, event):
            self.told += event.type() is QEvent.Type.LanguageChange

    watcher = Watcher()
    qtbot.addWidget(watcher)
    watcher.show()
    made = qt_texts.install_qt_texts(qapp)
    qtbot.waitUntil(lambda: watcher.told > 0)
    qapp.removeTranslator(made)


def test_own_words_of_the_message_bar_follow_the_language(bar, monkeypatch):
    bar.say("Hello", Tone.INFO)
    monkeypatch.setattr(message_bar_module, "_", lambda msgid: {"Close": "बन्द गर्नुहोस्"}.get(msgid, msgid))
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar._close.accessibleName() == "बन्द गर्नुहोस्"
    assert bar.text == "Hello"
    assert translation.current().code == "en"
