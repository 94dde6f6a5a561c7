"""Structured data (JSON-LD, schema.org) of a public page, built from the entry of what it shows.

`structured_data(context, head)` gives the graph that `templates/base.html` writes into the head.
Types and properties follow schema.org and what Google documents for its results; why an offer is a
`JobPosting` stands in docs/decisions.
"""

from .graph import as_script, structured_data

__all__ = ["as_script", "structured_data"]
