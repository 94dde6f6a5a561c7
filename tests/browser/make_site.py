"""Makes the content of a site that shows everything: `make_site.py full|empty`, into VAR_DIR.

"full" is the demo with one more page for every state that the demo does not happen to have. "empty"
is a new installation: no lists have anything in them. The addresses to visit go to addresses.json.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:1] = [str(HERE.parents[1] / "site"), str(HERE.parents[1]), str(HERE)]

import django  # noqa: E402
import frozen  # noqa: E402


def main(kind: str) -> None:
    frozen.start()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    target = Path(settings.VAR_DIR) / "addresses.json"
    if kind == "empty":
        call_command("setup_site", name="Ehrenamt", admin_email="admin@kitt.example")
    else:
        from pages.demo.logins import remove_demo_logins

        call_command("load_demo")
        remove_demo_logins()  # a public installation does not start with them
    import addresses

    found = addresses.lists()
    if kind == "full":
        import states

        made = states.make() if not target.exists() else json.loads(target.read_text())["states"]
        found |= {"states": made, **addresses.pages(), **addresses.gallery()}
    target.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
