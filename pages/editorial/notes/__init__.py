"""Notes on drafts of records, for those who may edit them."""
