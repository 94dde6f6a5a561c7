"""From events, courses and contact points to the plain values that the templates take."""

from .contact_points import contact_point_detail, contact_point_groups
from .courses import course_detail, course_rows
from .events import event_detail, event_rows, months
from .series import series

__all__ = [
    "contact_point_detail",
    "contact_point_groups",
    "course_detail",
    "course_rows",
    "event_detail",
    "event_rows",
    "months",
    "series",
]
