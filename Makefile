# make run: set up, ingest raw/, publish a checked release to output/.   make test: set up, run the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench validate lock clean
.DEFAULT_GOAL := run

run: $(VENV)/.runtime
	$(BIN)/gongbao run raw --output output

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python tests/bench/bench.py

# Third-party validators on the newest release, or on another: make validate RELEASE=folder
RELEASE ?= output/latest
validate: $(VENV)/.dev
	$(BIN)/python -m tests.validators $(RELEASE)

# The locks name exact versions; the package itself is linked, so a changed source needs no second install.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock requirements-lone.lock $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-lone.lock
	touch $@

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongbao needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV) || (rm -rf $(VENV); exit 1)

lock:
	uv pip compile --quiet --universal --python-version 3.11 --no-header --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-header --extra build --extra dask --extra s3 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) output/latest output/releases output/store output/.draft
