"""A map of areas: coloured by class, numbered, reached by mouse and keyboard, zoomed and moved."""

from leoc_desktop.ui_kit.area_map.area import CLASSES, Area, Shade, class_colour
from leoc_desktop.ui_kit.area_map.legend import Legend
from leoc_desktop.ui_kit.area_map.place_map import PlaceMap
from leoc_desktop.ui_kit.area_map.view import AreaMap

__all__ = ["CLASSES", "Area", "AreaMap", "Legend", "PlaceMap", "Shade", "class_colour"]
