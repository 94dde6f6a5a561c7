"""Which addresses of the admin open before a person has every right and factor."""

ADMIN = "/admin/"
OPEN = (
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_reset/",
    "/admin/sicherheit/",
    "/admin/einladung/",
    "/admin/sprite/",
    "/admin/jsi18n/",
)
"""Signing in and out, one's own factors, and what those pages load."""
BY_ITSELF = ("/admin/editing-sessions/", "/admin/unsaved/")
"""What open pages ask for every few seconds without anybody doing anything."""


def is_guarded(path: str) -> bool:
    """Whether the address belongs to the work in the admin."""
    return path.startswith(ADMIN) and not path.startswith(OPEN)
