"""The report over all content: what has most to mend stands first."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base.choosing import touchable_pages
from pages.base.models import KittImage, Team
from pages.base.ownership import sees_everything
from pages.base.rules import Severity

from ..models import CheckedText
from . import kinds
from .catalogue import CATALOGUE

_COUNTED = {Severity.MUST: "musts", Severity.SHOULD: "shoulds", Severity.HINT: "hints"}
_SEVERITIES = [
    (Severity.MUST.value, gettext_lazy("Please mend")),
    (Severity.SHOULD.value, gettext_lazy("Better change")),
    (Severity.HINT.value, gettext_lazy("Hints")),
]


def _rule_choices() -> list[tuple[str, Any]]:
    names = [(one.code, one.name) for one in CATALOGUE.values() if one.code != "better"]
    return sorted(names, key=lambda pair: str(pair[1]))


def _kind_choices() -> list[tuple[int, str]]:
    rows = ContentType.objects.get_for_models(*kinds.kinds())
    names = [(kind.pk, capfirst(str(model._meta.verbose_name))) for model, kind in rows.items()]
    return sorted(names, key=lambda pair: pair[1])


class CareFilter(WagtailFilterSet):
    """By rule, by weight, by kind of content, by team."""

    rule = django_filters.ChoiceFilter(
        label=gettext_lazy("Rule"), choices=_rule_choices, method="with_rule"
    )
    severity = django_filters.ChoiceFilter(
        label=gettext_lazy("How important"), choices=_SEVERITIES, method="with_severity"
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind of content"), choices=_kind_choices, field_name="content_type"
    )
    team = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Team"), queryset=Team.objects.order_by("name")
    )

    class Meta:
        model = CheckedText
        fields = ["rule", "severity", "kind", "team"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.request is not None and not sees_everything(self.request.user):
            del self.filters["team"]

    def with_rule(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(pk__in=rows.filter(rules__rule=value).values("pk"))

    def with_severity(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(**{f"{_COUNTED[Severity(value)]}__gt": 0})


class CareReport(ReportView):
    """Pages, records and pictures with remarks, those with most to mend first."""

    model = CheckedText
    page_title = gettext_lazy("Hints on texts")
    header_icon = "clipboard-list"
    index_url_name = "care_report"
    index_results_url_name = "care_report_results"
    filterset_class = CareFilter
    default_ordering = ("-weight", "pk")
    is_searchable = True
    search_fields = ["title"]
    list_export = [
        *("title", "kind", "team", "language", "musts", "shoulds", "hints", "rules", "url"),
    ]
    export_filename = "hinweise"
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Kind of content"),
        "team": gettext_lazy("Team"),
        "language": gettext_lazy("Language"),
        "musts": gettext_lazy("Please mend"),
        "shoulds": gettext_lazy("Better change"),
        "hints": gettext_lazy("Hints"),
        "rules": gettext_lazy("Which hints"),
        "url": gettext_lazy("Web address of the form"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("title", label=_("Title"), accessor=_title_link, sort_key="title"),
            Column("kind", label=_("Kind of content"), accessor=kind_of),
            Column("team", label=_("Team"), sort_key="team__name"),
            Column("language", label=_("Language"), sort_key="language"),
            NumberColumn("musts", label=_("Please mend"), sort_key="musts"),
            NumberColumn("shoulds", label=_("Better change"), sort_key="shoulds"),
            NumberColumn("hints", label=_("Hints"), sort_key="hints"),
            Column("rules", label=_("Which hints"), accessor=rules_in_words),
        ]

    def get_queryset(self) -> Any:
        rows = CheckedText.objects.filter(own(self.request.user), weight__gt=0)
        rows = rows.select_related("team", "content_type").prefetch_related("rules")
        return self.order_queryset(self.search_queryset(self.filter_queryset(rows.order_by())))

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()

    def to_row_dict(self, item: CheckedText) -> dict[str, Any]:
        values = {
            "kind": kind_of(item),
            "rules": rules_in_words(item),
            "url": self.request.build_absolute_uri(edit_url(item)),
        }
        return {name: values.get(name, getattr(item, name, "")) for name in self.list_export}


def own(user: Any) -> Q:
    """The texts that a person may change: those of the own team; staff see all."""
    if sees_everything(user):
        return Q()
    pages = ContentType.objects.get_for_models(
        *(model for model in kinds.kinds() if issubclass(model, Page))
    ).values()
    found = Q(content_type__in=pages, object_id__in=touchable_pages(user).values("pk"))
    for model in kinds.kinds():
        if issubclass(model, Page):
            continue
        policy = policy_registry.get_by_type(model)
        rows = policy.instances_user_has_any_permission_for(user, {"change"})
        kind = ContentType.objects.get_for_model(model)
        found |= Q(content_type=kind, object_id__in=rows.values("pk"))
    return found


def kind_of(row: CheckedText) -> str:
    """What kind of content it is, in words."""
    model = row.content_type.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def rules_in_words(row: CheckedText) -> str:
    """The names of the rules with their numbers: “Langer Satz (3), …”."""
    weights = list(Severity)
    known = sorted(
        row.rules.all(), key=lambda one: (weights.index(Severity(one.severity)), one.rule)
    )
    names = [(CATALOGUE[one.rule].name, one.count) for one in known if one.rule in CATALOGUE]
    return ", ".join(f"{name} ({count})" if count > 1 else str(name) for name, count in names)


def edit_url(row: CheckedText) -> str:
    """The form of the text, with the panel of hints open."""
    model: Any = row.content_type.model_class()
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.object_id]) + "#care"
    if issubclass(model, KittImage):
        return reverse("wagtailimages:edit", args=[row.object_id])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[row.object_id]) + "#care"


def _title_link(row: CheckedText) -> Any:
    return format_html('<a href="{}">{}</a>', edit_url(row), row.title)
