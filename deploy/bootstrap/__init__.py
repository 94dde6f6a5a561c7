"""What `make run` and `make test` do. Standard library only."""
