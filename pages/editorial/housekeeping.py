"""The jobs of this room; each part declares its own."""

from .care import job as care  # noqa: F401
from .link_check import job as link_check  # noqa: F401
from .links import housekeeping  # noqa: F401
from .people import housekeeping as people  # noqa: F401
from .publishing import jobs  # noqa: F401
from .reminders import job  # noqa: F401
