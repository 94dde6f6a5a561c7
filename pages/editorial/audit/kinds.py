"""What this part writes into the audit log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pages.base.audit import kind

REFUSED = kind("refused", _("Access refused"))
EMBARGO_OPENED = kind("embargo-opened", _("Draft under embargo opened"))
EXPORTED = kind("exported", _("List exported"))
ACCOUNT = kind("account", _("Account changed"))
MEMBERSHIP = kind("membership", _("Member of groups"))
RIGHTS = kind("rights", _("Rights of a group or person"))
