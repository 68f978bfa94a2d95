# Prereq. `make help` lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.bench-installed
GUIDE := api/guide/index.html
MANUAL := $(shell find docs -name '*.md' -o -name '*.png') CHANGELOG.md
PARALLEL := -n auto --maxprocesses 8 --dist loadgroup

.DEFAULT_GOAL := help
.PHONY: help run docs test fuzz chaos mutants setup check format neo4j bench bench-quick screenshots lock licences sbom audit wheel clean

help: ## List the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

run: $(STAMP) $(GUIDE) ## Install what is needed, fill the store if it is empty, and serve on 127.0.0.1:8000
	@$(BIN)/prereq serve

docs: $(STAMP) ## Build the manual as a site, which the service then serves at /guide
	@$(BIN)/python -m tests.manual.site
	@echo "The manual is in api/guide; \`make run\` serves it at http://127.0.0.1:8000/guide/"

$(GUIDE): $(MANUAL) | $(STAMP)
	@$(BIN)/python -m tests.manual.site

test: $(STAMP) check ## Check everything and run all tests in parallel (with a real Neo4j where one can be started)
	$(BIN)/python -m pytest $(PARALLEL)

fuzz: $(STAMP) ## Send 100,000 requests of any kind, valid or not, and check every answer (20 minutes)
	@$(BIN)/python -m tests.http_fuzzer 100000

mutants: $(STAMP) ## Put small faults into copies of the code, and list those that no test notices (30 minutes)
	@$(BIN)/python -m tests.mutants

chaos: $(STAMP) ## Kill writers of both stores at 250 moments, and break the network under a service 100 times (20 minutes)
	@$(BIN)/python -m tests.chaos
	@PREREQ_CHAOS_ROUNDS=100 $(BIN)/python -m pytest -q -s tests/chaos/test_outages.py

setup: $(STAMP) ## Only install what `run` and `test` need, into .venv

check: $(STAMP) ## Formatting, lint, types, import contract, catalogue
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/prereq lint

format: $(STAMP) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

neo4j: $(STAMP) ## Start Neo4j with Browser, filled, with a guide; its data in .neo4j (needs Java 17+ and Maven)
	@$(BIN)/prereq neo4j .neo4j

bench: $(BENCH_STAMP) ## Measure speed, as ratios of one run, each beside its goal, into benchmarks/results.md
	$(BIN)/python -m benchmarks.run

bench-quick: $(BENCH_STAMP) ## The same with fewer rounds and small graphs, within three minutes
	$(BIN)/python -m benchmarks.run --quick

screenshots: $(STAMP) ## Take the pictures of the documentation anew (needs Chromium, Java and Maven)
	$(BIN)/python -m tests.screenshots docs/screenshots

lock: $(STAMP) ## Resolve the dependencies anew
	$(BIN)/pip-compile $(LOCK_FLAGS) -o requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK_FLAGS) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK_FLAGS) --extra bench -c requirements-dev.lock -o requirements-bench.lock pyproject.toml

LOCK_FLAGS := -q --strip-extras --generate-hashes --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

licences: $(STAMP) ## List the licences of all dependencies anew, in docs/dependencies.md
	@$(BIN)/python -m tests.dependencies

sbom: $(STAMP) ## Write what an installation consists of into dist/sbom.cdx.json (CycloneDX), from the lock
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o dist/sbom.cdx.json

audit: $(STAMP) ## Ask OSV for known vulnerabilities of what is in the lock; says loudly if it cannot be reached
	@$(BIN)/python -m tests.audit

wheel: $(STAMP) $(GUIDE) ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## Remove what the commands above made
	rm -rf $(VENV) api/guide .cache .neo4j build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# A person at a terminal sees what pip does; a log gets one line for each step.
INSTALL = if [ -t 1 ]; then quiet=; else quiet=--quiet; fi; \
	$(BIN)/python -m pip install $$quiet --disable-pip-version-check
packages = $$(grep -c '==' $(1)) packages

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Prereq needs Python 3.11 or later; set PYTHON=")'
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "Installing $(call packages,$<) (about a minute the first time) ..."
	@$(INSTALL) --require-hashes -r $<
	@echo "Installing Prereq itself ..."
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(BENCH_STAMP): requirements-bench.lock $(STAMP)
	@echo "Installing $(call packages,$<), most of which are there already ..."
	@$(INSTALL) --require-hashes -r $<
	@touch $@
