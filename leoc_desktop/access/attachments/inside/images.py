"""Pictures: decoded whole, encoded anew without anything but pixels; place and time are read out before."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inside.findings import IMAGE, Findings, Unacceptable

_FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_GPS, _EXIF, _TAKEN = 0x8825, 0x8769, 36867
_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE = 1, 2, 3, 4
_QUALITY = 86


def look_at_image(data: bytes, kind: str) -> Findings:
    """The picture with its longer edge at most ``limits.VIEW_EDGE``. Raises Unacceptable."""
    Image.MAX_IMAGE_PIXELS = limits.MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    form = _FORMATS[kind]
    try:
        with Image.open(BytesIO(data), formats=(form,)) as picture:
            picture.verify()
        with Image.open(BytesIO(data), formats=(form,)) as picture:
            facts = _facts(picture)
            picture.load()
            view = _encoded(picture, form)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Unacceptable("too_many_pixels") from bomb
    except UnidentifiedImageError as unknown:
        raise Unacceptable("not_what_it_says") from unknown
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError) as broken:
        raise Unacceptable("damaged") from broken
    return Findings(IMAGE, view, facts)


def _encoded(picture: Image.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((limits.VIEW_EDGE, limits.VIEW_EDGE))
    output = BytesIO()
    if form == "PNG":
        upright.convert("RGBA" if "A" in upright.getbands() else "RGB").save(output, "PNG")
    else:
        upright.convert("RGB").save(output, "JPEG", quality=_QUALITY)
    return output.getvalue()


def _facts(picture: Image.Image) -> dict[str, object]:
    """Width and height; where and when the photo was taken, if it says so in a readable way."""
    facts: dict[str, object] = {"width": picture.width, "height": picture.height}
    try:
        exif = picture.getexif()
        gps, details = exif.get_ifd(_GPS), exif.get_ifd(_EXIF)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, EOFError):
        return facts
    latitude = _degrees(gps.get(_LATITUDE), gps.get(_LATITUDE_REF), "S", 90)
    longitude = _degrees(gps.get(_LONGITUDE), gps.get(_LONGITUDE_REF), "W", 180)
    if latitude is not None and longitude is not None:
        facts |= {"latitude": latitude, "longitude": longitude}
    taken = details.get(_TAKEN)
    if isinstance(taken, str) and len(taken) < 40:  # noqa: PLR2004  YYYY:MM:DD HH:MM:SS and some more
        facts["taken"] = taken.strip("\0 ")
    return facts


def _degrees(parts: Any, ref: object, negative: str, most: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = round(degrees + minutes / 60 + seconds / 3600, 6)
    if not 0 <= value <= most or value == 0:
        return None
    return -value if str(ref).strip("\0 ").upper() == negative else value
