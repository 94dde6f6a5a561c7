"""What the provider of the tests says of people besides the usual: their groups, from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.conf import settings


class Adapter(DefaultOIDCAdapter):
    def get_claims(self, purpose: Any, user: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        claims: dict[str, Any] = super().get_claims(purpose, user, *args, **kwargs)
        file = Path(settings.GROUPS_FILE)
        groups = json.loads(file.read_text("utf-8")) if file.exists() else {}
        if user.email in groups:
            claims["access"] = {"groups": groups[user.email]}
        return claims
