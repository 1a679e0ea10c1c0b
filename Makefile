# Everything is made inside this folder (.venv); only caches lie outside it. `make` alone says what there is.

# The first of these that the locks hold for; name another with `make PYTHON=...`.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
SAMPLES := src/tidings/data/samples
# Of the synthetic records; a million claims take an hour.
SIZES ?= 100,10000
DEMO := build/demo.db
# One thread: the parser gains nothing from more on single reports, and measures stay comparable.
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test check bench bench-record lock readme clean

help:
	@echo "make demo   set up, read the sample reports into a new record, and ask it"
	@echo "make test   set up, check, and run all tests"
	@echo "make check  lint, types and imports only"
	@echo "make bench  speed and memory, against the bare parser (ARTICLES=file.jsonl for other texts)"
	@echo "make bench-record  speed and truth of the record, on synthetic records (SIZES=100,10000 by default)"
	@echo "make readme renew what commands print in README.md"
	@echo "make lock   renew the requirements files from pyproject.toml (needs uv)"
	@echo "make clean  remove what was made here"

setup: .venv/ready

.venv/ready: requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up .venv with $(PYTHON); this takes a minute the first time"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install -qq --require-hashes -r requirements-dev.txt
	@$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	@mkdir -p build && rm -f $(DEMO)*
	@echo "Reading the sample reports in $(SAMPLES) into $(DEMO)"
	@$(BIN)/tidings read $(SAMPLES) --record $(DEMO) | sed -n 1,2p
	@printf '\n$$ tidings control --place Syria --as-of 2024-12-08\n'
	@$(BIN)/tidings control --place Syria --as-of 2024-12-08 --record $(DEMO)
	@printf '\n$$ tidings toll --place Syria --from 2024-11-27 --to 2024-12-08 --limit 3\n'
	@$(BIN)/tidings toll --place Syria --from 2024-11-27 --to 2024-12-08 --limit 3 --record $(DEMO)
	@event=$$($(BIN)/tidings events --place Hama --from 2024-12-05 --to 2024-12-05 --kind withdraw --format csv --record $(DEMO) \
		| sed 1d | sort -t, -k12,12nr -k1,1 | sed -n 1p | cut -d, -f1); \
		printf '\n$$ tidings event %.8s\n' $$event; $(BIN)/tidings event $$event --record $(DEMO)
	@echo
	@echo "Every line above goes back to sample reports and their words. Next, try:"
	@echo "  $(BIN)/tidings timeline --place Goma --record $(DEMO)             what happened, day by day"
	@echo "  $(BIN)/tidings brief --day 2024-12-05 --html build/brief.html --record $(DEMO)"
	@echo "  $(BIN)/tidings read YOUR-REPORTS                                       reports of your own, into tidings.db"
	@echo "  $(BIN)/tidings --help                                                  all questions"

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -q tests/test_house.py

test: check
	@$(BIN)/pytest

bench: setup
	@$(BIN)/python bench/speed.py $(ARTICLES)

bench-record: setup
	@$(BIN)/python bench/record.py --sizes $(SIZES)

readme: setup
	@$(BIN)/python docs/renew.py

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q -o requirements.txt
	uv pip compile pyproject.toml --extra train --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q -o requirements-train.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -q -o requirements-dev.txt

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
