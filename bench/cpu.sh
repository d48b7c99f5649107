#!/usr/bin/env bash
# cpu.sh PID... -- milliseconds of processor time used so far by each process with its descendants, those that have
# ended included, one number a PID. What a run adds, over its requests, is the CPU a request costs: unlike requests a
# second it hardly changes when other work shares the machine.
set -euo pipefail

# A descendant that ends between two looks moves its time into its parent's cutime and cstime, so nothing is lost.
ticks() { # pid
  local stat fields child total=0
  stat=$(cat "/proc/$1/stat" 2> /dev/null) || { echo 0; return; }
  # The name stands in parentheses and may hold blanks; after it, utime to cstime are the fields 12 to 15.
  read -ra fields <<< "${stat##*) }"
  total=$((fields[11] + fields[12] + fields[13] + fields[14]))
  for child in $(cat "/proc/$1/task/"*/children 2> /dev/null); do
    total=$((total + $(ticks "$child")))
  done
  echo "$total"
}

hz=$(getconf CLK_TCK)
for pid in "$@"; do
  echo $(($(ticks "$pid") * 1000 / hz))
done
