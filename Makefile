# Each target is a line or two that you could type yourself; see README.md.
#   PYTHON=python3.12   the interpreter to build the environment with (3.11 or newer)
#   VENV=.venv          where the environment goes
#   JOBS=all            cores that the workflow may use
#   VERBOSE=1           Snakemake's own words

PYTHON ?= python3
VENV ?= .venv
JOBS ?= all

# Matrices here are small: threads of a linear algebra library would only wait for each other.
export OPENBLAS_NUM_THREADS ?= 1

BIN := $(VENV)/bin
INSTALL := $(if $(shell command -v uv),uv pip install --quiet --python $(BIN)/python,$(BIN)/pip install --quiet --disable-pip-version-check)
SOURCES := setup.py pyproject.toml src/mesoent/compilation.py $(wildcard src/mesoent/kernels/*.pyx src/mesoent/kernels/*.h)

.DEFAULT_GOAL := help
.PHONY: help setup reproduce report verify progress docs test test-long test-slurm other-build bench site lint clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

# Where two are called at once, one waits.
setup: ## Make the private environment and compile the kernels
	@$(if $(shell command -v flock),flock .setup.lock) $(MAKE) --no-print-directory $(BIN)/.kernels

reproduce: setup ## Every figure and number of the paper, and results/index.html
	@$(BIN)/python -m mesoent reproduce --cores $(JOBS) $(if $(VERBOSE),--verbose)

report: reproduce ## Snakemake's own report of the run, results/report.html
	$(BIN)/snakemake --report results/report.html

verify: setup ## Whether every file in results/ is what its name and its seal say
	@$(BIN)/python -m mesoent verify

progress: setup ## How far the scans are, and how long they may still take
	@$(BIN)/python -m mesoent progress

docs: reproduce ## Refresh the figures and the summary in docs/ from the results
	cp results/figures/*.png docs/figures/
	cp results/summary/summary.md docs/SUMMARY.md
	cp results/audit/ledger.md docs/LEDGER.md
	$(BIN)/python -m mesoent.config > workflow/schemas/config.schema.json

test: setup $(BIN)/.test ## Run the tests
	$(BIN)/python -m pytest -q -n logical --dist worksteal

test-long: setup $(BIN)/.test test-slurm ## Hundreds of killed and resumed runs, here and on SLURM; docs/RELIABILITY.md tells of one
	$(BIN)/python -m pytest -q -s -m long
	PYTHONPATH=$(CURDIR)/src $(VENV)-slurm/bin/python -m pytest -q -s -m long tests/slurm

# In an environment of its own: Snakemake asks SLURM for its configuration at every start once the plugin is there.
test-slurm: setup ## Run the workflow on a SLURM cluster started for the purpose (needs slurm-wlm and munge)
	@$(MAKE) --no-print-directory VENV=$(VENV)-slurm $(VENV)-slurm/bin/.test $(VENV)-slurm/bin/.slurm
	PYTHONPATH=$(CURDIR)/src $(VENV)-slurm/bin/python -m pytest -q -rs tests/slurm

bench: setup $(BIN)/.test $(BIN)/.bench ## Speed and accuracy against peers, into docs/performance and docs/PERFORMANCE.md
	$(BIN)/python -m benchmarks

# The tests that rest on kernels, on a copy of the package built without AVX or with sanitizers.
BUILD ?= debug
COPY ?= build/$(BUILD)
SANITIZERS := $(shell cc -print-file-name=libasan.so) $(shell cc -print-file-name=libubsan.so)
other-build: setup $(BIN)/.test ## The tests with BUILD=baseline (no AVX) or BUILD=debug (sanitizers)
	@rm -rf $(COPY) && mkdir -p $(COPY) && cp -r setup.py pyproject.toml README.md LICENSE CITATION.cff codemeta.json .zenodo.json codecheck.yml config.yaml src tests workflow examples $(COPY)
	@rm -f $(COPY)/src/mesoent/kernels/*.so
	cd $(COPY) && MESOENT_BUILD=$(BUILD) $(abspath $(BIN))/python setup.py -q build_ext --inplace -j2
	cd $(COPY) && PYTHONPATH=src $(if $(filter debug,$(BUILD)),LD_PRELOAD="$(SANITIZERS)" ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1) \
	  $(abspath $(BIN))/python -m pytest -q tests/unit tests/physics tests/kernels src -k "not finite_n and not microscopic and not certified and not config and not figures"

# In an environment of its own: the tools are as large again as what the workflow needs.
site: setup ## The site: tutorial, how-to, reference and explanation, every code cell executed, into docs/_build
	@$(MAKE) --no-print-directory VENV=$(VENV)-site $(VENV)-site/bin/.test $(VENV)-site/bin/.site
	PYTHONPATH=$(CURDIR)/src $(VENV)-site/bin/sphinx-build -q -W --keep-going docs docs/_build

lint: setup $(BIN)/.lint ## Check style of code and workflow
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/snakefmt --check Snakefile workflow
	$(BIN)/snakemake --lint

clean: ## Remove results, keep the environment
	rm -rf .snakemake $(filter-out results/README.md,$(wildcard results/*))

$(BIN)/.run: requirements/run.txt
	@$(PYTHON) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "mesoent needs Python 3.11 or newer with venv: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import shutil, sys; sys.exit(not any(map(shutil.which, ("cc", "gcc", "clang"))))' || \
	  { echo "mesoent needs a C compiler (cc, gcc or clang) on the PATH" >&2; exit 1; }
	@echo "Installing pinned versions into $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --no-deps -r requirements/run.txt
	@touch $@

$(BIN)/.kernels: $(BIN)/.run $(SOURCES)
	@echo "Compiling the kernels"
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/.test $(BIN)/.slurm $(BIN)/.lint $(BIN)/.bench $(BIN)/.site: $(BIN)/.%: requirements/%.txt $(BIN)/.run
	@$(INSTALL) --no-deps -r $<
	@touch $@
