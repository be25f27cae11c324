#!/usr/bin/env bash
# The first load of the phone app on a line of 1 Mbit/s: program and browser in a network
# of their own, whose loopback is that slow. Needs root, ip and tc.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ "$(id -u)" -eq 0 ] || die "a network of its own needs root"
NETWORK="shigan-$(random_hex 4)"

ip netns add "$NETWORK"
trap 'ip netns del "$NETWORK"' EXIT
# The frames of a real line, so that the queue fills as there.
ip -n "$NETWORK" link set lo mtu 1500 up
tc -n "$NETWORK" qdisc add dev lo root tbf rate 1mbit burst 16kb latency 400ms
cd "$ROOT/web"
ip netns exec "$NETWORK" node tools/first-load.mjs
