"""The search of the admin: lists of opportunities with drafts, and trying words out."""
