"""What the audit log is told about signing in."""

from django.utils.translation import gettext_lazy as _

from pages.base.audit import kind

SIGNED_IN = kind("signed-in", _("Signed in"))
SIGNED_OUT = kind("signed-out", _("Signed out"))
FAILED = kind("sign-in-failed", _("Sign-in failed"))
LIMITED = kind("sign-in-limited", _("Too many attempts to sign in"))
REFUSED = kind("sign-in-refused", _("Sign-in refused"))
LINK_SENT = kind("password-link", _("Link for a new password sent"))
PASSWORD = kind("password-changed", _("Password changed"))
FACTOR_ADDED = kind("factor-added", _("Second factor added"))
FACTOR_REMOVED = kind("factor-removed", _("Second factor removed"))
