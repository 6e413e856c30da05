# `make` lists what there is. Needed: Python 3.11 or newer with venv, git and make; nothing else.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
ARGS ?=
BIN = $(VENV)/bin
PORTAL = $(BIN)/python -m portal

.DEFAULT_GOAL := help
.PHONY: help run test test-thorough test-browser check benchmark locked locked-dev lock

help:
	@awk '/^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*##/ { split($$0, part, /:.*## /); printf "  make %-14s %s\n", part[1], part[2] }' $(MAKEFILE_LIST)

##@ Use
run: locked ## the site with its demonstration on http://localhost:8000 (PORT=...); Ctrl-C ends it
	@mkdir -p var
	@$(PORTAL) migrate --noinput --verbosity 0
	@$(PORTAL) load_demo --if-empty
	@$(PORTAL) serve --port $(PORT)

##@ Prove
# A file of tests stays on one process, which loads the demonstration once for it; files keep their
# order, in which those that empty the database come last.
test: locked-dev ## everything that needs no server and no browser (ARGS="-k search")
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

test-thorough: locked-dev ## the tests that take long: kills at twenty points, everything twice
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m thorough $(ARGS)

test-browser: locked-dev ## the tests that drive a real Chromium
	$(BIN)/python -m pytest -m browser $(ARGS)

check: locked-dev ## format, lint, types, import contracts, templates, migrations, Django's checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	find portal resources -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2
	@mkdir -p var
	$(PORTAL) makemigrations --check --dry-run
	$(PORTAL) check --fail-level WARNING

benchmark: locked-dev ## print the figures that the README quotes
	$(BIN)/python -m benchmarks $(ARGS)

##@ Maintain
lock: ## write the lock files anew from the .in files (needs uv)
	for name in requirements requirements-dev portal/demo/clips/requirements; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-annotate --no-emit-index-url $$name.in --output-file $$name.txt || exit 1; \
	done

# The environment keeps a copy of the lock file it was installed from: pip is only asked when the
# two differ.
define install
@cmp -s $(1) $(VENV)/$(1) || { \
  echo "Installing what $(1) locks; this takes a minute or two, once."; \
  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
  cp $(1) $(VENV)/$(1); }
endef

locked: $(VENV)/pyvenv.cfg
	$(call install,requirements.txt)

locked-dev: $(VENV)/pyvenv.cfg
	$(call install,requirements-dev.txt)

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name it: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) cannot make a virtual environment. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
