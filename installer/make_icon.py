"""Draws the program's icon for Windows (build/leoc.ico) from the SVG: python -m installer.make_icon FILE.

Started with the project's own Python, since it needs Qt and Pillow.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).resolve().parents[1] / "resources" / "icons" / "leoc.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def make(target: Path) -> None:
    """Write ``target`` with every size that Windows asks for, each drawn anew from the lines."""
    application = QGuiApplication(["make_icon", "-platform", "offscreen"])
    pictures = [_drawn(size) for size in SIZES]
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(target, sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
    application.shutdown()


def _drawn(size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
