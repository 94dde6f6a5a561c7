"""New content from what is there: short forms that fill in what is known and open the draft."""
