# One command per job; `make` alone lists them.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test data assets check bench site

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run ## install what is needed and serve the map on http://127.0.0.1:8050
	@$(PY) app.py

test: $(VENV)/.test ## install what is needed and run all tests: JavaScript, Python, browser
	@sh scripts/test_tools.sh node npm chromium chromedriver zbarimg
	@$(MAKE) --no-print-directory node_modules/.package-lock.json
	node --test --test-reporter=spec tests/frontend/*.test.js
	$(PY) -m pytest

data: $(VENV)/.test ## build and validate interventions.geojson and what is derived from it and its schema
	$(PY) -m geodata build --output interventions.geojson
	$(PY) -m geodata check interventions.geojson
	$(PY) -m geodata browser-data
	$(PY) scripts/make_data_docs.py
	$(PY) scripts/make_folds.py
	$(PY) -m mapapp.data.files --fixture tests/frontend/fixtures

assets: ## bundle mapapp/frontend into assets/app.js, engine.js and app.css
	@sh scripts/test_tools.sh node npm
	@$(MAKE) --no-print-directory node_modules/.package-lock.json
	node scripts/build_assets.mjs

check: $(VENV)/.test ## format, lint and types of the Python and the JavaScript
	@sh scripts/test_tools.sh node npm
	@$(MAKE) --no-print-directory node_modules/.package-lock.json
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	npx --no-install prettier --check .
	npx --no-install tsc

bench: $(VENV)/.test ## run every benchmark and write benchmarks/RESULTS.md
	@sh scripts/test_tools.sh node npm chromium
	$(PY) -m benchmarks.page --write
	$(PY) -m benchmarks.facet_click --size 51 10000 --write
	$(PY) -m benchmarks.audit --write
	$(PY) benchmarks/build_5000.py
	$(PY) benchmarks/geocode_accuracy.py
	node benchmarks/engine.mjs benchmarks/peer

site: $(VENV)/.run ## freeze the map into static files for any web server
	$(PY) -m mapapp.freeze site

# What the commands stand on. A stamp newer than pyproject.toml means: installed.
# What pip has to say is worth reading only when it failed; then all of it is shown.

comma := ,
LOG := $(VENV)/install.log
install = $(PY) -m pip install --disable-pip-version-check --editable $(1) >$(LOG) 2>&1 || { cat $(LOG) >&2; exit 1; }

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON). Install Python 3.11 or newer, or name it: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: Python 3.11 or newer is needed. Name it: make run PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: pyproject.toml | $(VENV)/.made
	@echo "Installing the map in $(VENV); the first time this takes a minute or two."
	@$(call install,.)
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/.made
	@echo "Installing the map with its data and test tools in $(VENV); the first time this takes some minutes."
	@$(call install,'.[geodata$(comma)test]')
	@touch $(VENV)/.run $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --ignore-scripts
