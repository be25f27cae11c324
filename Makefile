# Every everyday command. `make` alone lists them.

.DEFAULT_GOAL := help
SHELL := bash

# Where `make run` keeps the database and the photos.
SHIGAN_DATA_DIR ?= ./data
export SHIGAN_DATA_DIR

# Tools that set-up installed for this checkout.
export PATH := $(CURDIR)/.tools/venv/bin:$(CURDIR)/.tools/bin:$(PATH)

BACKEND ?=

.PHONY: help run build web test checks pages test-embedded test-city test-web test-browser browser-tests web-city web-screens web-lighthouse web-first-load \
	torture lint lint-web deny bench bench-uploads bench-overload bench-lists bench-photos bench-hints bench-ranking \
	fuzz setup-run setup-test setup-bench setup-fuzz clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup-run build ## Build, then serve with demo data in ./data
	SHIGAN_DEMO=true ./target/release/shigan serve

build: web ## Build the program for production, with the web pages in it
	cargo build --release --locked

# npm writes this file last, so it tells whether the packages are those of the lock file.
PACKAGES := web/node_modules/.package-lock.json

$(PACKAGES): web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web: $(PACKAGES) ## Build the web pages
	cd web && npm run build

test: setup-test checks test-embedded test-city browser-tests ## Lint, and all tests: the web app by itself and in a browser, both back ends

# Side by side, as the pages keep one core busy and the compiler has long ends that do.
checks: $(PACKAGES)
	$(MAKE) --no-print-directory -j2 --output-sync=target lint pages

pages: web lint-web test-web

test-web: $(PACKAGES) ## The logic of the web app
	cd web && npm test

test-browser: web browser-tests ## The web app in a browser against the real program

# The debug program reads the pages from their folder. They are not built here: `make test` has built them before the
# program, and after a second time the compiler would begin anew. The program is that of the other tests: built without
# them, half of what it needs would be compiled once more.
browser-tests: setup-test
	cargo build --locked --workspace --lib --bins --test it
	cd web && npm run e2e -- --project=tests --project=desk

web-screens: setup-test web ## Pictures of every screen, light and dark, in web/screenshots
	cargo build --locked --bins --tests
	cd web && npm run e2e -- --project=screenshots --project=desk-screenshots

# The journeys of the simulated city, and how long its screens take, with 8,800 branches and 100,000 reports.
web-city: setup-test build ## The review desk in a whole city; figures in target/bench/desk.json
	cd web && SHIGAN_PROGRAM=$(CURDIR)/target/release/shigan SHIGAN_E2E_CITY="--reports 100000 --seed 2041" \
		npm run e2e -- --project=city --workers=1

web-lighthouse: setup-test build ## Lighthouse on the phone app
	cd web && node tools/lighthouse.mjs

web-first-load: setup-bench build ## The first load on a line of 1 Mbit/s; needs root
	scripts/web-first-load.sh

# A test makes hundreds of folders and waits for each of its changes to be on the disk. None needs a real one, so they
# lie in memory where there is plenty; killed processes leave there what they would leave on a disk.
PLENTY := $(shell [ "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 6000000 ] 2>/dev/null && echo /dev/shm)
test-embedded test-city browser-tests: export TMPDIR := $(or $(PLENTY),$(TMPDIR),/tmp)

test-embedded: setup-test ## All tests on SQLite and a folder
	SHIGAN_TEST_COMPLETE=1 scripts/with-services.sh cargo nextest run --locked --workspace --lib --bins --test it

# Those that know no back end, bring both with them, or say little more about the second one have run already.
ELSEWHERE := test(/^pipeline::|^db::|^jobs::|^hints::matching|^torture::database|::on_(sqlite|postgres)::/) \
	or test(/^uploads::(clients|scenarios)::|^photos::samples::|^operator::demo::the_same_seed/) \
	or (test(/^house::/) and not test(/^house::access::/))

test-city: setup-test ## The integration tests on PostgreSQL and S3
	SHIGAN_TEST_COMPLETE=1 SHIGAN_TEST_BACKEND=city scripts/with-services.sh \
		cargo nextest run --locked --test it -E 'not ($(ELSEWHERE))'

# The short form of the same test runs with all others. A seed that failed is repeated with TORTURE_SEED.
TORTURE := SHIGAN_TEST_TORTURE_ROUNDS=$${SHIGAN_TORTURE_ROUNDS:-200} SHIGAN_TEST_TORTURE_SEED=$(TORTURE_SEED) \
	scripts/with-services.sh cargo nextest run --locked --profile torture --test it a_server_killed_at_any_moment

torture: setup-test ## Kill the server 200 times under load on both back ends (SHIGAN_TORTURE_ROUNDS)
	$(TORTURE)
	SHIGAN_TEST_BACKEND=city $(TORTURE)
	@cat target/bench/torture.json

lint: ## Format, lints, and the licences and sources of dependencies
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then $(MAKE) --no-print-directory deny; \
	else echo "lint: cargo-deny is not installed, so dependencies are not checked"; fi

lint-web: $(PACKAGES) ## Types, the contract and the style of the web app
	cd web && npm run check && npm run lint

# Known weak spots (`cargo deny check advisories`) need a list from the network,
# so they are checked on a schedule and not by every change.
deny: ## Only the licences, sources and bans of dependencies
	cargo deny --all-features --locked --log-level error check bans licenses sources

bench: bench-uploads bench-overload bench-lists bench-photos bench-hints bench-ranking ## All side-by-side measurements

# The benches start their own server; BACKEND=city puts it on PostgreSQL and S3.
BENCH := SHIGAN_TEST_BACKEND=$(BACKEND) scripts/with-services.sh cargo bench --locked --bench

# Every server writes below target/: what is in /tmp may be held in memory.
bench-uploads bench-overload: export TMPDIR := $(CURDIR)/target/bench/tmp

bench-uploads: setup-bench ## 12 MP photos from eight clients, beside PocketBase and rustus
	mkdir -p $(TMPDIR)
	$(BENCH) uploads

bench-overload: setup-test ## What gets through at one, two and four times the load the server can take
	mkdir -p $(TMPDIR)
	$(BENCH) overload

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
