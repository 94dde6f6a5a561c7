"""The tables of the events."""

from .contact_point import ContactPoint
from .course import Course
from .event import Event, EventMaterial, agenda
from .series import SeriesPage

__all__ = [
    "ContactPoint",
    "Course",
    "Event",
    "EventMaterial",
    "SeriesPage",
    "agenda",
]
