"""What the tests of the public forms share: where they go, and what their answers say."""

from __future__ import annotations

import re
from typing import Any

FORM = "/de/barriere-melden/"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def errors_of(response: Any) -> str:
    """What the form says is wrong."""
    found = re.search(r'id="fehler".*?</ul>', response.content.decode(), re.S)
    return re.sub(r"<[^>]*>", " ", found[0]) if found else ""
