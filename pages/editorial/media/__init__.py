"""Several pictures or documents at once: what they share is asked once."""
