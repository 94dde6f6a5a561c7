"""The press kit of a release: its PDF, its text, its pictures, and all of it in one file."""
