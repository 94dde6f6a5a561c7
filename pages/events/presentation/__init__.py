"""From events, courses and contact points to the plain values that the templates take."""

from .contact_points import contact_point_detail, contact_point_groups
from .courses import course_detail, course_rows
from .events import event_detail, event_rows, months
from .instead import contact_points_instead, courses_instead, events_instead
from .series import series

__all__ = [
    "contact_point_detail",
    "contact_point_groups",
    "contact_points_instead",
    "course_detail",
    "course_rows",
    "courses_instead",
    "event_detail",
    "event_rows",
    "events_instead",
    "months",
    "series",
]
