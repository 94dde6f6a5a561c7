"""Open data: a read-only JSON API with versions, its description, and exports of the same sets.

`sets` says what there is, `fields` what is told of each thing, `parameters` what can be asked.
Views, exports, the OpenAPI description and the page for people are all made from these.
"""
