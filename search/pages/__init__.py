"""What the public sees of the search."""
