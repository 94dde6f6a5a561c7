"""How often somebody may send something, without storing who it was.

The address of the connection goes into a hash keyed with a secret that exists for one day and is
then deleted; the counts go after some hours. They lie in the database because several web
processes share them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from ..models import FormCount, FormSalt

KEEP = dt.timedelta(hours=2)
_IPV6_NETWORK = 64
"""A household or an office has this many bits in common."""


def within_limit(form: str, who: str, limit: int) -> bool:
    """Count one use of a form by somebody; whether it is within `limit` uses an hour."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    hashed = _hashed(who)
    FormCount.objects.get_or_create(form=form, who=hashed, hour=hour)
    rows = FormCount.objects.filter(form=form, who=hashed, hour=hour)
    rows.update(count=F("count") + 1)
    return rows.values_list("count", flat=True).get() <= limit


def connection_of(request: HttpRequest) -> str:
    """The network address of the visitor; empty when only our own proxy's is known."""
    if settings.BEHIND_PROXY:
        # The last one is what our own proxy has seen; all before it is the visitor's own word.
        sent = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    else:
        sent = request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(sent)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, _IPV6_NETWORK), strict=False))
    return str(address)


def forget_old() -> int:
    """Delete the secrets of past days and the counts of past hours; the number deleted."""
    now = timezone.now()
    salts = FormSalt.objects.filter(day__lt=timezone.localdate()).delete()[0]
    return salts + FormCount.objects.filter(hour__lt=now - KEEP).delete()[0]


def _hashed(who: str) -> str:
    salt, _created = FormSalt.objects.get_or_create(
        day=timezone.localdate(), defaults={"value": secrets.token_hex(32)}
    )
    key = f"{settings.SECRET_KEY}{salt.value}".encode()
    return hmac.new(key, who.encode(), hashlib.sha256).hexdigest()
