# Small helpers for the scripts beside this file. Sourced, never run.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Tools that set-up installed for this checkout alone come before the system's.
PATH="$ROOT/.tools/venv/bin:$ROOT/.tools/bin:$PATH"
export ROOT PATH

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
    say "$*"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Nobody listens on this TCP port of the loopback address.
port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A number from 0 to $1 - 1. RANDOM alone repeats in shells started together.
random_below() {
    local number
    number=$(od -An -N4 -tu4 /dev/urandom)
    echo $((number % $1))
}

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

is_alive() { [ -n "${1:-}" ] && kill -0 "$1" 2>/dev/null; }

# Ends one process by its id, with the signal $2 or TERM, and waits until it is
# gone.
stop_pid() {
    local pid=$1 tries=0
    is_alive "$pid" || return 0
    kill -s "${2:-TERM}" "$pid" 2>/dev/null || true
    while is_alive "$pid"; do
        tries=$((tries + 1))
        [ "$tries" -eq 30 ] && kill -9 "$pid" 2>/dev/null
        [ "$tries" -gt 100 ] && die "process $pid does not end"
        sleep 0.1
    done
}
