"""The graph of one page: website, operator, page, path to it, and the thing it is about."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from ..entries import Entry
from ..models import SiteTexts
from ..public import in_window
from ..site_address import absolute
from .kinds import main_node
from .nodes import Node, dialled, filled, moment, organisation_types

_LESS_THAN = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_SEPARATORS = {0x2028: "\\u2028", 0x2029: "\\u2029"}
_LOGO = "icons/touch-icon-180.png"


def structured_data(
    *,
    head: Any,
    entry: Entry | None,
    steps: list[dict[str, str]],
    texts: SiteTexts,
    facts: SiteTexts,
    is_list: bool = False,
) -> dict[str, Any]:
    """The graph of the page with this head. `steps`: the path to it, the page itself last."""
    site, operator = absolute("/#website"), absolute("/#operator")
    page = f"{head.canonical}#page"
    main = main_node(entry, head, operator) if entry else None
    graph: list[Node] = [
        _website(site, operator, texts),
        _operator(operator, facts),
        _page(page, site, head, entry, main, is_list),
    ]
    if len(steps) > 1:
        graph[-1]["breadcrumb"] = {"@id": f"{head.canonical}#path"}
        graph.append(_path(head, steps))
    if main:
        graph.append(main)
    return {"@context": "https://schema.org", "@graph": graph}


def as_script(data: dict[str, Any]) -> SafeString:
    """The data as the content of a script element, which nothing in it can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_LESS_THAN | _SEPARATORS))


def _website(site: str, operator: str, texts: SiteTexts) -> Node:
    languages = [code for code, _name in settings.LANGUAGES]
    return {
        "@type": "WebSite",
        "@id": site,
        "url": absolute(f"/{settings.LANGUAGE_CODE}/"),
        "name": texts.operator_name,
        "inLanguage": languages,
        "publisher": {"@id": operator},
    }


def _operator(operator: str, facts: SiteTexts) -> Node:
    """Who runs the website; its name where nobody has said more."""
    known = facts.operator if facts.operator and in_window(facts.operator) else None
    return filled(
        {
            "@type": organisation_types(known.kind if known else "authority"),
            "@id": operator,
            "name": known.name if known else facts.operator_name,
            "url": (known.website if known else "") or absolute(f"/{settings.LANGUAGE_CODE}/"),
            "telephone": dialled(known.phone) if known else "",
            "email": known.email if known else "",
            "logo": {"@type": "ImageObject", "url": absolute(settings.STATIC_URL + _LOGO)},
        }
    )


def _page(
    page: str, site: str, head: Any, entry: Entry | None, main: Node | None, is_list: bool
) -> Node:
    picture = head.picture
    return filled(
        {
            "@type": "CollectionPage" if is_list else "WebPage",
            "@id": page,
            "url": head.canonical,
            "name": head.title,
            "description": head.description,
            "inLanguage": head.language,
            "isPartOf": {"@id": site},
            "primaryImageOfPage": picture and _image(picture),
            "datePublished": moment(entry.first_published) if entry else "",
            "dateModified": moment(entry.changed) if entry else "",
            "mainEntity": {"@id": main["@id"]} if main else None,
        }
    )


def _image(picture: Any) -> Node:
    return {
        "@type": "ImageObject",
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
    }


def _path(head: Any, steps: list[dict[str, str]]) -> Node:
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": _plain(step["label"]),
            "item": absolute(step["url"]) if step.get("url") else head.canonical,
        }
        for position, step in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{head.canonical}#path", "itemListElement": items}


def _plain(label: str) -> str:
    """A label without markup, if it has any."""
    return unescape(strip_tags(label)) if isinstance(label, SafeString) else label
