#!/usr/bin/env bash
# A throwaway PostgreSQL for tests, on 127.0.0.1 only. It forgets everything in
# a power cut (no fsync), which makes it fast, and is nobody's real database.
#
#   postgres.sh start DIR   create and start it (again: no change), print its URL
#   postgres.sh url DIR     print the URL of a running one
#   postgres.sh crash DIR   end it as a crash does, and start it again at the same port
#   postgres.sh stop DIR    end it and remove its data
#
# PostgreSQL refuses to run as root, and the user it runs as then may not be able
# to enter DIR. So the cluster lives in a folder of its own under the temporary
# folder, and DIR only remembers where.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() { die "usage: ${0##*/} start|url|crash|stop DIR"; }

[ $# -eq 2 ] || usage
ACTION=$1
DIR=$2

# Distributions often keep the server's programs off the PATH.
find_programs() {
    local folder
    for folder in "$(dirname "$(command -v initdb || echo /none/initdb)")" \
        $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr) \
        /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/pgsql/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
            echo "$folder"
            return
        fi
    done
    die "the PostgreSQL server is missing: run scripts/setup.sh test"
}

# Runs a server program as the user the cluster belongs to.
as_owner() {
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    elif have runuser; then
        runuser -u "$(cat "$DIR/owner")" -- "$@"
    else
        setpriv --reuid="$(cat "$DIR/owner")" --clear-groups -- "$@"
    fi
}

choose_owner() {
    if [ "$(id -u)" -ne 0 ]; then
        id -un
    elif id postgres >/dev/null 2>&1; then
        echo postgres
    else
        echo nobody
    fi
}

place() { cat "$DIR/place" 2>/dev/null; }

is_running() {
    local at
    at=$(place) && [ -s "$at/data/postmaster.pid" ] &&
        is_alive "$(head -n 1 "$at/data/postmaster.pid")"
}

create() {
    local at owner
    mkdir -p "$DIR"
    owner=$(choose_owner)
    echo "$owner" >"$DIR/owner"
    at=$(mktemp -d "${TMPDIR:-/tmp}/shigan-pg.XXXXXX")
    echo "$at" >"$DIR/place"
    if [ "$(id -u)" -eq 0 ]; then chown "$owner" "$at"; fi
    cd "$at"
    # Sorting by language, as production has it: a query that relies on byte
    # order without saying so fails here, not there.
    if ! initialize --locale-provider=icu --icu-locale=und; then
        rm -rf "$at/data"
        initialize || { cat "$at/initdb.log" >&2 && die "initdb failed"; }
    fi
}

initialize() {
    as_owner "$PROGRAMS/initdb" -D "$(place)/data" -U shigan -A trust --no-sync \
        -E UTF8 --locale=C.UTF-8 "$@" >"$(place)/initdb.log" 2>&1
}

launch() {
    local at=$1 port=$2
    as_owner "$PROGRAMS/pg_ctl" start -w -t 30 -s -D "$at/data" -l "$at/data/log" -o "-p $port \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories=$at \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c max_connections=1000 -c shared_buffers=128MB -c max_wal_size=2GB \
        -c jit=off -c autovacuum_naptime=20s" </dev/null >/dev/null 2>&1
}

start() {
    local port attempt
    is_running && return 0
    PROGRAMS=$(find_programs)
    # What a killed run left in DIR is of no use to anybody.
    remove
    create
    for attempt in 1 2 3 4 5; do
        port=$((23000 + $(random_below 7000)))
        port_is_free "$port" || continue
        # Somebody else may take the port between the look and the start.
        if launch "$(place)" "$port"; then
            echo "$port" >"$DIR/port"
            return 0
        fi
        say "no start on port $port (try $attempt)"
    done
    tail -n 20 "$(place)/data/log" >&2
    remove
    die "PostgreSQL does not start"
}

crash() {
    is_running || die "not running in $DIR"
    PROGRAMS=$(find_programs)
    cd "$(place)"
    as_owner "$PROGRAMS/pg_ctl" stop -w -s -m immediate -D "$(place)/data" </dev/null >/dev/null
    launch "$(place)" "$(cat "$DIR/port")" || die "no start after the crash"
}

print_url() {
    is_running || die "not running in $DIR"
    echo "postgres://shigan@127.0.0.1:$(cat "$DIR/port")/postgres"
}

remove() {
    local at
    at=$(place) || return 0
    case $at in
    */shigan-pg.*) rm -rf "$at" ;;
    esac
    rm -f "$DIR"/{place,owner,port}
}

stop() {
    if is_running; then
        stop_pid "$(head -n 1 "$(place)/data/postmaster.pid")" QUIT
    fi
    remove
}

case $ACTION in
start)
    start
    print_url
    ;;
url) print_url ;;
crash) crash ;;
stop) stop ;;
*) usage ;;
esac
