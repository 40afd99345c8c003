# Every target uses one virtual environment, made when it is missing. What is installed is compiled when it is
# first imported: most of it never is, and the set-up takes a third less.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Some machines tell Python to keep no compiled modules: every process would compile the same libraries anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test tests lint train bench soak fuzz sbom audit clean

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Pledgebook into $(VENV) (once; a minute or two) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	@mkdir -p out
	@rm -f out/demo.db out/demo.db-wal out/demo.db-shm
	@$(BIN)/pledgebook read examples/reports --format html > out/reading.html
	@$(BIN)/pledgebook read examples/reports/news-article-britain-norway-ukraine.txt
	@$(BIN)/pledgebook add examples/reports --ledger out/demo.db
	@$(BIN)/pledgebook list --recipient Ukraine --ledger out/demo.db
	@$(BIN)/pledgebook list --recipient Fiji --ledger out/demo.db
	@$(BIN)/pledgebook list --actor Germany --ledger out/demo.db
	@$(BIN)/pledgebook totals --by recipient --ledger out/demo.db
	@$(BIN)/pledgebook export --to report out/report.html --ledger out/demo.db
	@echo "Every report with its claims marked in the text: out/reading.html (open it in a browser)"
	@echo "What it adds up to, with charts and the words behind every figure: out/report.html"
	@echo "One commitment down to the words: .venv/bin/pledgebook show ID --ledger out/demo.db (ids stand in the list)"
	@echo "Decide on what was read, in a browser: .venv/bin/pledgebook serve --ledger out/demo.db"

# The checks run beside the tests: they use one core, and only for a minute.
test: $(STAMP)
	@$(MAKE) --no-print-directory --jobs 2 lint tests

tests: $(STAMP)
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(STAMP)
	@$(BIN)/ruff check src tests bench train fuzz
	@$(BIN)/ruff format --check src tests bench train fuzz
	@$(BIN)/mypy
	@$(BIN)/lint-imports

train: $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	@$(BIN)/python -m train.confidence

bench: $(STAMP)
	@$(BIN)/python -m pytest bench --benchmark-only -p no:randomly -o addopts="" -o python_files="bench_*.py"

soak: $(STAMP)
	@$(BIN)/python -m pytest tests -m soak

fuzz: $(STAMP)
	@$(BIN)/python -W ignore -m fuzz.run --inputs 1000000

sbom: $(STAMP)
	@mkdir -p out
	@$(BIN)/python -m tests.hostile.materials > out/sbom.cdx.json
	@echo "What the program is made of: out/sbom.cdx.json (CycloneDX)"

audit: $(STAMP) sbom
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[audit]'
	@$(BIN)/python -m tests.hostile.audit

clean:
	rm -rf $(VENV) out
