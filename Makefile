# Each command sets up .venv by itself, and only when pyproject.toml or constraints.txt have changed since.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: run test lint golden clean

# The five articles of seeds/ as one table, written to timeline.csv and shown.
run: $(READY)
	@$(BIN)/timeline extract seeds -o timeline.csv --show

# Everything that is checked before a change is taken in.
test: lint
	$(BIN)/mypy
	$(BIN)/pytest -q tests
	$(BIN)/pytest -q --nbmake notebooks

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# After a change that is meant to change the table of the seeds: keep the new one, and show it in the README and the notebooks.
golden: $(READY)
	$(BIN)/python tests/regenerate.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist timeline.csv timeline.mentions.jsonl
	find . -name __pycache__ -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@
