# Every target needs only a Python of 3.11 or later: make run PYTHON=python3.12
PYTHON ?= python3
# How many test processes run side by side: on two cores the third works while others wait.
WORKERS ?= 3
# The files in the order that tests/conftest.py gives them.
SIDE_BY_SIDE := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run network test prove bench check format picture

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed ## open the app in the browser, on this computer only
	$(BIN)/streamlit run app.py

network: .venv/installed ## open the app to this network; asks for a passphrase first
	$(BIN)/python -m equity.ui.network

test: check ## check, then run every test with small fixed numbers
	$(BIN)/pytest $(SIDE_BY_SIDE)

prove: check ## check, then run the same tests with the full numbers
	EQUITY_PROVE=1 $(BIN)/pytest $(SIDE_BY_SIDE)

bench: .venv/installed-dev ## print what bringing files and protecting them cost, beside others
	PYTHONPATH=. $(BIN)/python benchmarks/intake.py
	PYTHONPATH=.:tests/attacks $(BIN)/python benchmarks/gate.py
	PYTHONPATH=. $(BIN)/python benchmarks/sample.py

check: .venv/installed-dev ## check format, lint, imports and types
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy --num-workers 2

format: .venv/installed-dev ## put the code into its one format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

picture: .venv/installed-dev ## take the README's picture from the running app
	$(BIN)/pytest tests/browser/test_every_page.py -k overview-1280x720-light
	cp build/screens/overview_1280x720_light.png docs/overview.png

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/python
	$(PIP) install -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt requirements.txt | .venv/bin/python
	$(PIP) install -r requirements-dev.txt
	@touch .venv/installed $@
