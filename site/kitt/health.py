"""Is the installation at work? Asked by monitors and by the start-up."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages.base.models import Cursor, Job


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served; jobs and consumers that failed are named."""
    try:
        connection.ensure_connection()
        failed_jobs = list(Job.objects.filter(succeeded=False).values_list("name", flat=True))
        behind = list(
            Cursor.objects.filter(failed_at__isnull=False).values_list("consumer", flat=True)
        )
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    status = "degraded" if failed_jobs or behind else "ok"
    return JsonResponse({"status": status, "failed_jobs": failed_jobs, "failed_consumers": behind})
