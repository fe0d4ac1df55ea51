# `make` builds the site, `make test` runs all checks, `make help` lists the other targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The newest folder of a month.
ISSUE ?= $(lastword $(sort $(notdir $(wildcard content/[0-9]*-[0-9]*))))
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header
# Not the other engines, which have their own lock files.
EXTRAS := --extra import --extra links
PARALLEL := --numprocesses auto --dist loadscope

.DEFAULT_GOAL := site
.PHONY: site check links serve pdf test lint types script-types tests generate test-all test-engines newest-engines bench format messages wheel lock clean help

site: $(VENV)/run ## Check the content and build the site into site/ (what `make` does)
	@$(BIN)/python build.py $(if $(QUIET),--quiet) $${AS_OF:+--as-of "$$AS_OF"}

check: $(VENV)/run ## Check the content without building; BASE=main checks only what the branch changed
	@$(BIN)/python build.py check $${BASE:+--changed "$$BASE"}

links: $(VENV)/run ## Check the links to sources, and write a report to links.md
	@$(BIN)/python build.py links --report links.md

serve: $(VENV)/run ## Preview the bulletin at http://127.0.0.1:8000, and rebuild when files change
	@$(BIN)/python build.py serve

pdf: $(VENV)/run ## Print the latest issue to PDF; choose another with ISSUE=2022-02
	@$(BIN)/python build.py pdf $(ISSUE)

test: lint types tests ## Run the linter, the type checker and all tests, installing what they need

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy

script-types: $(VENV)/dev ## Type-check the scripts with TypeScript, if npm is installed
	@$(BIN)/python -m tests.script_types

tests: $(VENV)/dev
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest $(PARALLEL)

test-all: lint types script-types $(VENV)/dev ## Like `test`, with many more random examples and a coverage report
	@$(BIN)/python -m tests.chromium
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest $(PARALLEL) --cov

ENGINES := properdocs zensical
OF_ENGINES := tests/test_engines.py tests/browser/test_site.py tests/browser/test_weight.py \
	tests/browser/test_search_field.py tests/browser/test_tools.py

test-engines: $(VENV)/dev ## Install the other site engines, and run the theme tests with each
	@for engine in $(ENGINES); do \
		$(INSTALL) --require-hashes -r requirements-$$engine.txt || exit 1; \
	done
	@for engine in $(ENGINES); do \
		echo "With $$engine:"; \
		BULLETIN_ENGINE=$$engine $(BIN)/python -m pytest $(PARALLEL) $(OF_ENGINES) || exit 1; \
	done

newest-engines: $(VENV)/dev ## Build with the newest version of every site engine, and write a report to engines.md
	@$(BIN)/python -m tests.newest_engines engines.md

bench: $(VENV)/dev ## Benchmark builds of three sizes against Hugo, and the search
	@$(INSTALL) --require-hashes -r requirements-bench.txt
	$(BIN)/python -m bench

format: $(VENV)/dev ## Format the code and apply automatic fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generate: $(VENV)/dev ## Regenerate schemas, message catalogues and the generated pages of docs/
	@$(BIN)/bulletin schema
	@$(BIN)/python -m tests.messages
	@$(BIN)/python -m tests.manual
	@$(BIN)/python -m tests.architecture

messages: $(VENV)/dev ## Extract the interface messages, and update the catalogues
	$(BIN)/python -m tests.messages

wheel: $(VENV)/run ## Build an installable package in dist/
	@$(BIN)/python -m hatchling build

lock: $(VENV)/dev ## Upgrade the locked dependencies to the newest versions allowed
	$(LOCK) $(EXTRAS) --upgrade pyproject.toml --group build --output-file requirements.txt
	$(LOCK) $(EXTRAS) --upgrade pyproject.toml --group dev --output-file requirements-dev.txt
	$(LOCK) --upgrade --group pyproject.toml:bench --output-file requirements-bench.txt
	for engine in $(ENGINES); do $(LOCK) --upgrade --constraint requirements-dev.txt \
		--group pyproject.toml:$$engine --output-file requirements-$$engine.txt || exit 1; done

clean: ## Remove build output and the virtual environment
	rm -rf $(VENV) dist site .site.* .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "error: Python 3.11 or newer is needed; try 'make PYTHON=python3.12'"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "error: on Debian and Ubuntu, install python3-venv first"; exit 2; }

$(VENV)/run: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the dependencies ..."
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/run
	@echo "Installing the development tools ..."
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
