"""Forms that everybody may send: without cookies, and still not open to every abuse.

A form is a `PublicForm` with a `guard`, its view a `PublicFormView`. The view refuses what does not
come from a page of this site, what was filled in within a blink or a day ago, what fills the field
that nobody sees, and what comes too often. Whatever is refused, the form comes back with everything
typed and a sentence that says what to do.
"""

from .addresses import full_address, site_path
from .forms import Guard, PublicForm
from .limits import within_limit
from .origin import is_from_here
from .stamps import new_stamp
from .views import PublicFormView

__all__ = [
    "Guard",
    "PublicForm",
    "PublicFormView",
    "full_address",
    "is_from_here",
    "new_stamp",
    "site_path",
    "within_limit",
]
