"""Lists of the admin: what stands in them, how they are narrowed, and in which order."""
