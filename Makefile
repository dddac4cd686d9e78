# Everything runs from .venv, which the first target that needs it makes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CATALOGUE := src/parindex/language/locale/vi/LC_MESSAGES/parindex
GENERATED := docs/*.md docs/guide/*/*.md
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test slow check lint package format docs bench growth faults mutants lock clean

help: ## Show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(CATALOGUE).mo: $(CATALOGUE).po | $(READY)
	$(BIN)/python tools/compile_catalogue.py

demo: $(READY) $(CATALOGUE).mo ## Install, score the example city, rank it and write its reports
	@$(BIN)/python tools/demo.py

test: $(READY) $(CATALOGUE).mo ## Run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

slow: $(READY) $(CATALOGUE).mo ## Run the tests that take longest: browsers, a cluster, kills, the same bytes everywhere
	$(BIN)/python -m pytest -n auto --dist worksteal -m slow

check: lint test ## Everything that must be green before a commit

lint: $(READY) $(CATALOGUE).mo ## Format, lint, types, architecture, dependencies, translations, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry src
	$(BIN)/python -m tools.catalogues --check
	@ls $(GENERATED) | PYTHONPATH=. xargs -P 2 -n 5 $(BIN)/cog --check --diff

package: $(READY) ## Build wheel and sdist, install the wheel elsewhere and run it
	rm -rf dist
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/python -m tools.package dist

format: $(READY) ## Format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## Write the generated parts of the documentation anew
	$(BIN)/python -m tools.catalogues
	$(BIN)/python tools/make_schemas.py
	@ls $(GENERATED) | PYTHONPATH=. xargs -P 2 -n 5 $(BIN)/cog -r

bench: $(READY) $(CATALOGUE).mo ## Measure speed and memory beside peers, and of every command at three sizes (about a quarter of an hour)
	$(BIN)/python -m benchmarks --runs 2
	$(BIN)/python -m benchmarks.commands

growth: $(READY) $(CATALOGUE).mo ## See that no command costs more than in proportion to the units (some minutes)
	$(BIN)/python -m benchmarks.commands --sizes 25,241 --at-most 1.2 --fail

faults: $(READY) $(CATALOGUE).mo ## Kill the program many times while it works with its store, write the figures (SEED=… as printed)
	$(BIN)/python -m pytest tests/faults -q
	$(BIN)/python -m tools.faults --write $(if $(SEED),--seed $(SEED))

mutants: $(READY) ## Change the arithmetic in small ways, see whether a test fails, write the score (about an hour)
	$(BIN)/python -m tools.mutants --write

lock: $(READY) ## Resolve the versions of the lock file anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev --no-annotate --no-header --generate-hashes \
	  --output-file requirements.lock pyproject.toml

clean: ## Remove what the targets made
	rm -rf $(VENV) $(CATALOGUE).mo demo dist mutants .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
