"""Approval: who may approve what, what changed, who is told, and what is urgent."""
