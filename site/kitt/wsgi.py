"""What the web server runs."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kitt.settings.production")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from .guards import refuse_demo_logins  # noqa: E402

refuse_demo_logins()

from search.warm import in_background  # noqa: E402

in_background()
