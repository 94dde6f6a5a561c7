"""What this part writes into the audit log and the history of things."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pages.base.audit import kind

TRASHED = kind("trashed", _("Put into the trash"))
RESTORED = kind("restored", _("Brought back from the trash"))
PURGED = kind("purged", _("Deleted for good"))
RESTORE_ACTION = "kitt.restore"
