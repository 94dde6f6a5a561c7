"""Is the installation at work? Asked by monitors and by the start-up."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages.base import jobs
from pages.base.models import Cursor, Job
from pages.editorial.publishing.alarm import overdue


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served; what failed or is overdue is named or counted."""
    try:
        connection.ensure_connection()
        failed = Job.objects.filter(succeeded=False, name__in=jobs.declared)
        failed_jobs = list(failed.values_list("name", flat=True))
        behind = list(
            Cursor.objects.filter(failed_at__isnull=False).values_list("consumer", flat=True)
        )
        late = len(overdue())
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    status = "degraded" if failed_jobs or behind or late else "ok"
    return JsonResponse(
        {
            "status": status,
            "failed_jobs": failed_jobs,
            "failed_consumers": behind,
            "overdue_publications": late,
        }
    )
