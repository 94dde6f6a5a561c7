"""The handbook of editors: the pages of `docs/handbuch`, shown in the admin."""
