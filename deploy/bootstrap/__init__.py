"""What `make run` and `make test` do. Standard library only: it works before anything is installed."""
