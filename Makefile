# The front door. `make help` lists what it opens. Written for GNU make 3.81, which macOS still ships.

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# --require-hashes: nothing is installed that is not the very file the requirements were tested with.
INSTALL := $(PIP) install --require-hashes -r

# The folders as well as the files: a file that was removed changes its folder.
SOURCES := $(shell find src -name __pycache__ -prune -o -print)

# What runs here is the installed wheel, never the source tree that a caller's environment may point to.
unexport PYTHONPATH

.PHONY: help demo test check fix bench bench-coverage bench-disclosure bench-occupations lock clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-8s %s\n' "$$name" "$$text"; done

demo: $(STAMPS)/wheel  ## set up everything and run the main job on the shipped example
	$(BIN)/socmob demo

test: $(STAMPS)/wheel $(STAMPS)/test  ## run the tests against the installed wheel; ARGS="-k gate" chooses some
	$(BIN)/pytest -n 2 $(ARGS)

check: $(STAMPS)/wheel $(STAMPS)/check  ## style, types, import contracts, docs, tracked files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests tools $(wildcard bench)
	PYTHONPATH=src $(BIN)/lint-imports
	$(BIN)/python -m tools.check_docs
	$(BIN)/python -m tools.check_tracked

fix: $(STAMPS)/check  ## mend style where a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMPS)/wheel  ## time and memory for a million generated rows
	$(BIN)/python bench/run.py $(ARGS)

bench-coverage: $(STAMPS)/wheel  ## how often intervals hold the truth: writes docs/reference/coverage.md
	$(BIN)/python -m tools.coverage_of_intervals docs/reference/coverage.md

bench-disclosure: $(STAMPS)/wheel $(STAMPS)/test  ## attack the gate at length: writes docs/reference/disclosure.md
	$(BIN)/python -m bench.disclosure docs/reference/disclosure.md $(ARGS)

bench-occupations: $(STAMPS)/wheel  ## code held-out job titles, on one core: writes docs/reference/title-coding.md
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.occupations docs/reference/title-coding.md

lock:  ## pin the requirements anew (needs uv); ARGS=--upgrade takes newer versions
	tools/lock.sh $(ARGS)

clean:  ## remove the environment, the wheel and all caches
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# Each step leaves a stamp, so that a second `make` does only what has changed.

$(STAMPS)/venv: tools/make_venv.sh
	tools/make_venv.sh $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: requirements/runtime.txt requirements/build.txt $(STAMPS)/venv
	@echo "Installing the pinned requirements: about 200 MB to fetch, once."
	$(INSTALL) requirements/runtime.txt -r requirements/build.txt
	@touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/runtime
	$(INSTALL) requirements/test.txt
	@touch $@

$(STAMPS)/check: requirements/check.txt $(STAMPS)/test
	$(INSTALL) requirements/check.txt
	@touch $@

# The wheel is built by the pinned backend (no isolation) and installed as a user would get it, so that package
# data that is missing from it is missed here.
$(STAMPS)/wheel: pyproject.toml README.md LICENSE NOTICE $(SOURCES) $(STAMPS)/runtime
	rm -rf dist
	$(PIP) wheel --no-index --no-build-isolation --no-deps --wheel-dir dist .
	$(PIP) install --no-index --no-deps --force-reinstall dist/socmob-*.whl
	@touch $@
