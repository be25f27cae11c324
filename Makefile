# Every everyday command. `make` alone lists them.

.DEFAULT_GOAL := help
SHELL := bash

# Where `make run` keeps the database and the photos.
SHIGAN_DATA_DIR ?= ./data
export SHIGAN_DATA_DIR

# Tools that set-up installed for this checkout.
export PATH := $(CURDIR)/.tools/venv/bin:$(CURDIR)/.tools/bin:$(PATH)

.PHONY: help run build test lint deny bench bench-uploads bench-lists bench-photos \
	setup-run setup-test setup-bench clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup-run build ## Build, then serve with demo data in ./data
	SHIGAN_DEMO=true ./target/release/shigan serve

build: ## Build the program for production
	cargo build --release --locked

test: setup-test lint ## Everything a change has to pass: lint, then all tests
	scripts/with-services.sh cargo nextest run --locked --all-targets

lint: ## Format, lints, and the licences and sources of dependencies
	cargo fmt --all --check
	cargo clippy --locked --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then $(MAKE) --no-print-directory deny; \
	else echo "lint: cargo-deny is not installed, so dependencies are not checked"; fi

# Known weak spots (`cargo deny check advisories`) need a list from the network,
# so they are checked on a schedule and not by every change.
deny: ## Only the licences, sources and bans of dependencies
	cargo deny --all-features --locked --log-level error check bans licenses sources

bench: bench-uploads bench-lists bench-photos ## All side-by-side measurements

bench-uploads: setup-bench build ## Reports and photos coming in
	scripts/with-services.sh scripts/bench-uploads.sh

bench-lists: setup-bench build ## Lists and statistics being read
	scripts/with-services.sh scripts/bench-lists.sh

bench-photos: setup-bench build ## Renditions and fingerprints
	scripts/with-services.sh scripts/bench-photos.sh

setup-run:
	@scripts/setup.sh run

setup-test:
	@scripts/setup.sh test

setup-bench:
	@scripts/setup.sh bench

clean: ## Remove what was built; keeps ./data
	cargo clean
	rm -rf .tools web/dist web/node_modules
