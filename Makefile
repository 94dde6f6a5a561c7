# Two commands matter: `make run` and `make test`. The work is done by deploy/start.py.
PYTHON ?= python3
START = $(PYTHON) deploy/start.py

export PORT ARGS

.DEFAULT_GOAL := help
.PHONY: help run test lint pictures format lock elasticsearch

help: ## show this list
	@echo "Kitt - two commands:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## set up and start everything on http://127.0.0.1:8000/ (PORT=9000 for another port)
	@$(START) run

test: ## run every check and test (ARGS="tests/press -k title" for some tests on SQLite only)
	@$(START) test

lint: ## run the checks without the tests
	@$(START) lint

pictures: ## keep how pages look now, after you have looked at them
	@$(START) pictures

format: ## put code and templates into the project's form
	@$(START) format

lock: ## write the locked dependency lists again from deploy/requirements/*.in
	@$(START) lock

elasticsearch: ## start real Elasticsearch nodes to try the search on, until Ctrl-C
	@$(START) elasticsearch
