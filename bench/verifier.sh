#!/usr/bin/env bash
# What the verifier costs: checks a made export of so many entries (1,000,000) with 64 MB of heap. No server.
# Entries a second a core are entries by user + sys.
set -euo pipefail
cd "$(dirname "$0")/.."
entries="${1:-1000000}"
verifier=wildfly-config/verifier/target/safeguard-verify.jar
mvn -B -ntp -q -Pbench -Dexec.skip=true -pl bench -am package
export="$(mktemp)"
trap 'rm -f "$export"' EXIT
java -cp "bench/target/classes:$verifier" org.safeguard.verifier.ExportGenerator "$entries" > "$export"
status=0
time java -Xmx64m -XX:+UseSerialGC -jar "$verifier" check "$export" || status=$?
[ "$status" = 3 ]
