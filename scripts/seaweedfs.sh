#!/usr/bin/env bash
# A throwaway S3 server for tests: SeaweedFS in one process, on 127.0.0.1 only,
# with credentials, so that signatures are really checked.
#
#   seaweedfs.sh start DIR   start it with its data under DIR (again: no change)
#   seaweedfs.sh env DIR     print the SHIGAN_TEST_S3_* lines of a running one
#   seaweedfs.sh stop DIR    end it and remove its data
set -euo pipefail
umask 077
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Four servers listen on four ports from here on, and each again 10,000 higher.
# All of that stays below the ports that the system hands to clients.
FIRST_PORT=20000
BLOCKS=300

usage() { die "usage: ${0##*/} start|env|stop DIR"; }

[ $# -eq 2 ] || usage
ACTION=$1
DIR=$2

is_running() { [ -s "$DIR/pid" ] && is_alive "$(cat "$DIR/pid")"; }

free_block() {
    local base offset free tries
    for ((tries = 0; tries < 50; tries++)); do
        base=$((FIRST_PORT + 8 * $(random_below "$BLOCKS")))
        free=yes
        for offset in 0 1 2 3; do
            port_is_free $((base + offset)) && port_is_free $((base + offset + 10000)) || free=no
        done
        [ "$free" = yes ] && echo "$base" && return
    done
    die "no free block of ports"
}

write_settings() {
    local access=$1 secret=$2
    # One volume for each bucket is enough for tests; the default makes seven.
    cat >"$DIR/master.toml" <<TOML
[master.volume_growth]
copy_1 = 1
TOML
    cat >"$DIR/s3.json" <<JSON
{"identities": [{"name": "shigan",
  "credentials": [{"accessKey": "$access", "secretKey": "$secret"}],
  "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}
JSON
}

launch() {
    local base=$1
    # It reads master.toml from the folder it is started in. No statistics are
    # sent anywhere, and the extra catalogue ports stay closed.
    (
        cd "$DIR"
        exec setsid weed -logtostderr=true server \
            -dir="$DIR/data" -ip=127.0.0.1 -ip.bind=127.0.0.1 \
            -master.port="$base" -master.volumeSizeLimitMB=64 -master.telemetry=false \
            -volume.port=$((base + 1)) -volume.max=1000 -volume.minFreeSpace=100MiB \
            -volume.preStopSeconds=0 \
            -filer=true -filer.port=$((base + 2)) -filer.localSocket="$DIR/f.sock" \
            -s3=true -s3.port=$((base + 3)) -s3.localSocket="$DIR/s.sock" \
            -s3.config="$DIR/s3.json" -s3.autoCreateBucket=false \
            -s3.port.iceberg=0 -s3.port.lance=0 \
            </dev/null >"$DIR/log" 2>&1
    ) &
    echo $! >"$DIR/pid"
}

# Ready means: a volume can be had, and S3 refuses a request without a signature.
is_ready() {
    local base=$1 status
    curl -fsS -m 2 "http://127.0.0.1:$base/dir/assign" 2>/dev/null | grep -q '"fid"' || return 1
    status=$(curl -s -m 2 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$((base + 3))/") || return 1
    [ "$status" = 403 ]
}

start() {
    local base tries attempt
    is_running && return 0
    have weed || die "weed is missing: run scripts/setup.sh test"
    have curl || die "curl is missing: run scripts/setup.sh test"
    mkdir -p "$DIR"
    DIR=$(cd "$DIR" && pwd)
    [ ${#DIR} -lt 90 ] || die "the path of $DIR is too long for a Unix socket"
    # Somebody else may take a port between the look and the start.
    for attempt in 1 2 3; do
        rm -rf "$DIR/data" && mkdir -p "$DIR/data"
        base=$(free_block)
        write_settings "test$(random_hex 8)" "$(random_hex 20)"
        launch "$base"
        for ((tries = 0; tries < 300; tries++)); do
            if ! is_running; then break; fi
            if is_ready "$base"; then
                echo $((base + 3)) >"$DIR/port"
                return 0
            fi
            sleep 0.1
        done
        say "no answer on the ports from $base on (try $attempt)"
        stop_pid "$(cat "$DIR/pid")" KILL
    done
    tail -n 20 "$DIR/log" >&2
    die "SeaweedFS does not start; its log is $DIR/log"
}

print_env() {
    is_running || die "not running in $DIR"
    field() { sed -n "s/.*\"$1\": \"\([^\"]*\)\".*/\1/p" "$DIR/s3.json"; }
    echo "SHIGAN_TEST_S3_ENDPOINT=http://127.0.0.1:$(cat "$DIR/port")"
    echo "SHIGAN_TEST_S3_ACCESS_KEY=$(field accessKey)"
    echo "SHIGAN_TEST_S3_SECRET_KEY=$(field secretKey)"
    echo "SHIGAN_TEST_S3_REGION=us-east-1"
}

# It makes some sockets in /tmp whatever it is told, named after their ports.
remove_sockets() {
    local s3
    [ -s "$DIR/port" ] || return 0
    s3=$(($(cat "$DIR/port") + 10000))
    rm -f "/tmp/seaweedfs-master-grpc-$((s3 - 3)).sock" \
        "/tmp/seaweedfs-volume-grpc-$((s3 - 2)).sock" \
        "/tmp/seaweedfs-filer-grpc-$((s3 - 1)).sock" \
        "/tmp/seaweedfs-s3-grpc-$s3.sock"
}

case $ACTION in
start) start ;;
env) print_env ;;
stop)
    # It has nothing to save: an orderly end would take seconds for nothing.
    if [ -s "$DIR/pid" ]; then stop_pid "$(cat "$DIR/pid")" KILL; fi
    remove_sockets
    rm -rf "$DIR/data" "$DIR"/{pid,port,log,s3.json,master.toml,f.sock,s.sock}
    ;;
*) usage ;;
esac
