#!/usr/bin/env bash
# kill.sh [rounds] -- SIGKILL to WildFly and to PostgreSQL in turn, that many times each (20), under 32 callers on a local stack of
# its own: is anything lost that they were told stands? It builds, prints a line after each kill, and fails at the first loss.
#   PORT_OFFSET  of the stack's ports (3000)
set -euo pipefail
rounds=${1:-20} offset=${PORT_OFFSET:-3000}
[[ $rounds =~ ^[1-9][0-9]{0,3}$ && $offset =~ ^[0-9]{1,5}$ ]] || {
  echo "bench: rounds are a whole number from 1, PORT_OFFSET one from 0." >&2
  exit 1
}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec mvn -B -ntp verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KillRounds \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dfaults.rounds="$rounds" -Dstack.portOffset="$offset"
