"""What schema.org and Google's documentation of results say of the types that Kitt writes.

`REQUIRED`: without it a result is refused; for types without a result of their own, without it the
node says nothing. `RECOMMENDED`: Google's recommendations that Kitt can fill. `OTHER`: further
properties of the type that Kitt uses. A property outside the table is a slip of the pen.
"""

from __future__ import annotations

_PLACE = {"geo", "openingHoursSpecification", "specialOpeningHoursSpecification"}
_THING = {"@id", "@type", "name", "url", "description", "sameAs", "image", "mainEntityOfPage"}
_BODY = {"address", "telephone", "email", "logo", "parentOrganization", "areaServed"}
_WORK = {"inLanguage", "isAccessibleForFree", "publisher", "author"}

REQUIRED: dict[str, set[str]] = {
    "WebSite": {"name", "url"},
    "WebPage": {"name", "url"},
    "CollectionPage": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ImageObject": {"url"},
    "NewsArticle": {"headline", "datePublished", "author", "image"},
    "Report": {"headline", "datePublished"},
    "Event": {"name", "startDate", "location"},
    "EventSeries": {"name"},
    "Course": {"name", "description", "provider", "hasCourseInstance"},
    "CourseInstance": {"courseMode"},
    "JobPosting": {"title", "description", "datePosted", "hiringOrganization"},
    "Offer": {"price", "priceCurrency"},
    "Place": {"address"},
    "VirtualLocation": {"url"},
    "PostalAddress": {"addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "OpeningHoursSpecification": {"opens", "closes"},
    "AdministrativeArea": {"name"},
    "City": {"name"},
    "Country": {"name"},
    "PropertyValue": {"name", "value"},
    "Project": {"name"},
    "GovernmentOrganization": {"name"},
    "GovernmentOffice": {"name", "address"},
    "Organization": {"name"},
    "NGO": {"name"},
    "EducationalOrganization": {"name"},
    "Corporation": {"name"},
}
RECOMMENDED: dict[str, set[str]] = {
    "NewsArticle": {"dateModified"},
    "Event": {
        "description", "endDate", "eventStatus", "eventAttendanceMode", "image", "offers",
        "organizer",
    },
    "Course": {"offers"},
    "CourseInstance": {"location", "startDate"},
    "JobPosting": {"employmentType", "validThrough", "identifier", "directApply"},
    "GovernmentOffice": {
        "telephone", "openingHoursSpecification", "areaServed", "url",
    },
}  # fmt: skip
OTHER: dict[str, set[str]] = {
    "WebSite": _WORK,
    "WebPage": _WORK
    | {
        "isPartOf", "breadcrumb", "primaryImageOfPage", "datePublished", "dateModified",
        "mainEntity",
    },
    "ImageObject": {"width", "height"},
    "NewsArticle": _WORK,
    "Report": _WORK | {"dateModified"},
    "Event": {"previousStartDate", "isAccessibleForFree", "inLanguage"},
    "EventSeries": {"organizer"},
    "Course": _WORK | {"educationalCredentialAwarded"},
    "CourseInstance": {"endDate", "offers"},
    "JobPosting": {
        "jobLocation", "jobLocationType", "applicantLocationRequirements", "jobStartDate",
        "qualifications", "jobBenefits", "workHours",
    },
    "Offer": {"category"},
    "Place": _PLACE,
    "PostalAddress": {"streetAddress", "postalCode", "addressLocality", "addressRegion"},
    "OpeningHoursSpecification": {"dayOfWeek", "validFrom", "validThrough"},
    "City": {"geo", "containedInPlace"},
    "Project": {"foundingDate", "dissolutionDate"},
    "GovernmentOrganization": _BODY,
    "GovernmentOffice": _BODY | _PLACE,
    "Organization": _BODY | {"alternateName"},
    "NGO": _BODY | {"alternateName"},
    "EducationalOrganization": _BODY | {"alternateName"},
    "Corporation": _BODY | {"alternateName"},
}  # fmt: skip
OTHER["CollectionPage"] = OTHER["WebPage"]
OTHER["GovernmentOrganization"] |= {"alternateName"}


def known(types: list[str]) -> set[str]:
    """The properties that a node of these types may have."""
    names = set(_THING)
    for kind in types:
        names |= REQUIRED[kind] | RECOMMENDED.get(kind, set()) | OTHER.get(kind, set())
    return names
