"""Typing Nepali: the layouts in every text field, the sign that shows them, their picture, and Preeti."""

from leoc_desktop.ui_kit.nepali_typing.indicator import TypingIndicator
from leoc_desktop.ui_kit.nepali_typing.keyboard_window import KeyboardWindow
from leoc_desktop.ui_kit.nepali_typing.typing import NepaliTyping

__all__ = ["KeyboardWindow", "NepaliTyping", "TypingIndicator"]
