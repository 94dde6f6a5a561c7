"""Broken links: found every night in what is public, shown to editors, and mailed to them once."""
