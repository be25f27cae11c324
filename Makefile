# Every everyday command. `make` alone lists them.

.DEFAULT_GOAL := help
SHELL := bash

# Where `make run` keeps the database and the photos.
SHIGAN_DATA_DIR ?= ./data
export SHIGAN_DATA_DIR

# Tools that set-up installed for this checkout.
export PATH := $(CURDIR)/.tools/venv/bin:$(CURDIR)/.tools/bin:$(PATH)

BACKEND ?=

.PHONY: help run build test test-embedded test-city lint deny bench bench-uploads bench-lists bench-photos bench-hints bench-ranking \
	fuzz setup-run setup-test setup-bench setup-fuzz clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup-run build ## Build, then serve with demo data in ./data
	SHIGAN_DEMO=true ./target/release/shigan serve

build: ## Build the program for production
	cargo build --release --locked

test: setup-test lint test-embedded test-city ## Everything a change has to pass: lint, then all tests on both back ends

test-embedded: setup-test ## All tests on SQLite and a folder
	scripts/with-services.sh cargo nextest run --locked --lib --bins --test it

test-city: setup-test ## The integration tests on PostgreSQL and S3
	SHIGAN_TEST_BACKEND=city scripts/with-services.sh cargo nextest run --locked --test it

lint: ## Format, lints, and the licences and sources of dependencies
	cargo fmt --all --check
	cargo clippy --locked --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then $(MAKE) --no-print-directory deny; \
	else echo "lint: cargo-deny is not installed, so dependencies are not checked"; fi

# Known weak spots (`cargo deny check advisories`) need a list from the network,
# so they are checked on a schedule and not by every change.
deny: ## Only the licences, sources and bans of dependencies
	cargo deny --all-features --locked --log-level error check bans licenses sources

bench: bench-uploads bench-lists bench-photos bench-hints bench-ranking ## All side-by-side measurements

# The benches start their own server; BACKEND=city puts it on PostgreSQL and S3.
BENCH := SHIGAN_TEST_BACKEND=$(BACKEND) scripts/with-services.sh cargo bench --locked --bench

bench-uploads: setup-test ## 12 MP photos coming in from eight clients
	$(BENCH) uploads

bench-lists: setup-test ## Lists over 100,000 reports
	$(BENCH) lists

bench-ranking: setup-test ## The ranking of 8,800 records × 22 criteria × 4 levels
	$(BENCH) rankings

bench-photos: setup-bench ## The photo pipeline beside sharp and vipsthumbnail
	cd scripts/bench && npm ci --no-audit --no-fund
	cargo bench --locked --bench photos

bench-hints: setup-test ## Finding pictures again: recall, precision, and timings at 1 and 10 million
	scripts/with-services.sh cargo bench --locked --bench hints

# The sanitizer is a switch that the compiler keeps for its nightly builds; the variable lets the
# pinned one take it, so that the fuzzed code is built by what builds the program.
FUZZ_TARGETS ?= header exif heic pipeline
FUZZ_SECONDS ?= 900

fuzz: setup-test setup-fuzz ## Fuzz the photo pipeline; FUZZ_SECONDS (900) for each of FUZZ_TARGETS
	SHIGAN_FUZZ_CORPUS=$(CURDIR)/fuzz/corpus cargo nextest run --locked --test it the_seeds_hold
	for target in $(FUZZ_TARGETS); do \
		RUSTC_BOOTSTRAP=1 cargo fuzz run $$target -- -max_total_time=$(FUZZ_SECONDS) \
			-rss_limit_mb=1024 -timeout=20 -max_len=65536 || exit; \
	done

setup-run:
	@scripts/setup.sh run

setup-test:
	@scripts/setup.sh test

setup-bench:
	@scripts/setup.sh bench

setup-fuzz:
	@scripts/setup.sh fuzz

clean: ## Remove what was built; keeps ./data
	cargo clean
	rm -rf .tools tests/clients/node_modules web/dist web/node_modules
