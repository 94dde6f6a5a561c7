"""What the audit log is told about the management of people."""

from django.utils.translation import gettext_lazy as _

from pages.base.audit import kind

INVITED = kind("invited", _("Invited"))
ACCEPTED = kind("invitation-accepted", _("Invitation accepted"))
WITHDRAWN = kind("invitation-withdrawn", _("Invitation withdrawn"))
CLOSED = kind("person-closed", _("Account closed"))
OPENED = kind("person-opened", _("Account opened again"))
FACTOR_RESET = kind("factor-reset", _("Second factor reset"))
ASSIGNED = kind("assigned", _("Roles and teams changed"))
HANDED_OVER = kind("handed-over", _("Work handed over"))
