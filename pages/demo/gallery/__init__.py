"""The gallery for developers: every component and every block in its states.

`/de/galerie/` shows all, `/de/galerie/<subject>/` one subject, `/de/galerie/seite-<name>/` the
frame of the pages in one state. Served where the setting GALLERY is on. A template in
`templates/components/` or `templates/blocks/` that is not shown here fails a test: write a function
with `@shows("components/<name>.html")` in the module of its subject.
"""

from .body import BODY
from .facts import FACTS
from .forms import FORMS
from .lists import LISTS
from .maps import MAPS
from .media import MEDIA
from .people import PEOPLE
from .ways import WAYS

SUBJECTS = [LISTS, FACTS, PEOPLE, MAPS, MEDIA, WAYS, FORMS, BODY]
"""In the order in which they are shown."""
