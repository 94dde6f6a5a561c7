"""People and their teams, managed by the lead without the operator."""
