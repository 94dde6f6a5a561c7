"""Which guards stand before which address of Wagtail's admin and of wagtail-localize.

Records guard their own views (`pages.base.guarded_views`); here stands what is not ours. A guard
gets the request and what is in the address. It raises PermissionDenied, answers in place of the
view, or returns None.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import ResolverMatch

from ..media import views as several
from . import bulk, files, media_forms, page_guards, reports, tagging, translating

Guard = Callable[..., HttpResponse | None]

_ADDRESSES: dict[str, tuple[Guard, ...]] = {
    "wagtailadmin_error_test": (page_guards.never,),
    "wagtailadmin_explore": (page_guards.explorable,),
    "wagtailadmin_explore_results": (page_guards.explorable,),
    "wagtailadmin_pages:edit": (page_guards.touchable, translating.unlocked_page),
    "wagtailadmin_pages:set_privacy": (page_guards.never,),
    "wagtailadmin_pages:copy": (page_guards.arrangeable, page_guards.no_alias),
    "wagtailadmin_pages:delete": (page_guards.arrangeable,),
    "wagtailadmin_pages:move": (page_guards.arrangeable,),
    "wagtailadmin_pages:move_confirm": (page_guards.arrangeable,),
    "wagtailadmin_pages:set_page_position": (page_guards.arrangeable,),
    "wagtailadmin_choose_page_child": (page_guards.browsable,),
    "wagtailadmin_choose_page_chosen_multiple": (page_guards.chosen,),
    "wagtailadmin_choose_page_external_link": (page_guards.external_link,),
    "wagtailadmin_api:pages:action": (page_guards.no_alias_by_api, page_guards.arrangeable),
    "wagtailadmin_api:images:*": (files.staff_only,),
    "wagtailadmin_api:documents:*": (files.staff_only,),
    "wagtailadmin_tag_autocomplete": (tagging.tags,),
    "wagtailadmin_tag_model_autocomplete": (tagging.tags,),
    "wagtailimages:index": (tagging.pictures,),
    "wagtailimages:add_multiple": (several.pictures,),
    "wagtaildocs:add_multiple": (several.documents,),
    "wagtailimages:edit": (media_forms.picture,),
    "wagtaildocs:edit": (media_forms.document,),
    "wagtailimages:index_results": (tagging.picture_results,),
    "wagtaildocs:index": (tagging.documents,),
    "wagtaildocs:index_results": (tagging.document_results,),
    "wagtailadmin_collections:set_privacy": (page_guards.never,),
    "wagtailadmin_editing_sessions:ping": (page_guards.session,),
    "wagtailadmin_workflows:task_chooser": (files.workflow_staff,),
    "wagtailadmin_workflows:task_chooser_results": (files.workflow_staff,),
    "wagtailadmin_workflows:task_chooser_create": (files.workflow_staff,),
    "wagtailadmin_workflows:task_chosen": (files.workflow_staff,),
    "wagtail_bulk_action": (bulk.only_own,),
    "wagtailadmin_reports:site_history": (reports.staff_only,),
    "wagtailadmin_reports:site_history_results": (reports.staff_only,),
    "wagtailadmin_reports:page_types_usage": (reports.staff_only,),
    "wagtailadmin_reports:page_types_usage_results": (reports.staff_only,),
    "wagtailadmin_reports:workflow": (reports.workflows,),
    "wagtailadmin_reports:workflow_results": (reports.workflow_results,),
    "wagtailadmin_reports:workflow_tasks": (reports.tasks,),
    "wagtailadmin_reports:workflow_tasks_results": (reports.task_results,),
    "wagtail_localize:submit_page_translation": (translating.source_page,),
    "wagtail_localize:submit_snippet_translation": (translating.source_record,),
    "wagtail_localize:update_translations": (translating.synchronise,),
    "wagtail_localize:edit_string_translation": (translating.target, translating.plain_links),
    "wagtail_localize:edit_override": (translating.target, translating.override),
    "wagtail_localize:download_pofile": (translating.target,),
    "wagtail_localize:upload_pofile": (translating.target, translating.po_file),
    "wagtail_localize:machine_translate": (translating.target,),
    "wagtail_localize:preview_translation": (translating.target,),
    "wagtail_localize:stop_translation": (translating.target,),
    "wagtail_localize:convert_to_alias": (page_guards.never,),
    "wagtail_localize:translations_report": (reports.translations,),
    "wagtail_localize:translations_report_results": (reports.translation_results,),
    "wagtail_localize:snippets_api_listing": (page_guards.never,),
    "wagtail_localize:snippets_api_detail": (translating.chosen_record,),
}

_PAGES = "wagtailadmin_pages"


def guards_of(match: ResolverMatch) -> tuple[Guard, ...]:
    """The guards of an address; every view of a page that has none of its own asks for rights."""
    if match.url_name == "chosen_multiple":
        return (files.only_numbers,)
    named = _ADDRESSES.get(match.view_name) or _ADDRESSES.get(f"{match.namespace}:*")
    if named:
        return named
    return (page_guards.touchable,) if match.namespace == _PAGES else ()
