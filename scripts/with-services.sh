#!/usr/bin/env bash
# Runs a command with a PostgreSQL and an S3 server of its own, and ends both
# with it, however it ends.
#
#   with-services.sh COMMAND [ARGUMENT...]
#
# The command sees SHIGAN_TEST_POSTGRES_URL and SHIGAN_TEST_S3_ENDPOINT,
# _ACCESS_KEY, _SECRET_KEY, _REGION. Its exit status is this script's.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -gt 0 ] || die "usage: ${0##*/} COMMAND [ARGUMENT...]"

SCRIPTS="$ROOT/scripts"
DIR=$(mktemp -d "${TMPDIR:-/tmp}/shigan-services.XXXXXX")

# shellcheck disable=SC2329 # called by the trap
clean_up() {
    "$SCRIPTS/postgres.sh" stop "$DIR/pg" &
    "$SCRIPTS/seaweedfs.sh" stop "$DIR/s3" || true
    wait
    rm -rf "$DIR"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Side by side, because each waits more than it works.
"$SCRIPTS/seaweedfs.sh" start "$DIR/s3" &
SEAWEEDFS=$!
SHIGAN_TEST_POSTGRES_URL=$("$SCRIPTS/postgres.sh" start "$DIR/pg")
wait "$SEAWEEDFS"
export SHIGAN_TEST_POSTGRES_URL
LINES_OF_S3=$("$SCRIPTS/seaweedfs.sh" env "$DIR/s3")
while IFS='=' read -r name value; do
    export "$name=$value"
done <<<"$LINES_OF_S3"

status=0
"$@" || status=$?
exit "$status"
