#!/bin/sh
# guard.sh SIGNAL SECONDS COMMAND...
#
# Runs COMMAND so that it cannot outlive the launcher. The launcher holds the other end of our standard
# input; when it closes that end, or dies in any way, a watcher beside the command sends SIGNAL, waits up
# to SECONDS and then kills the whole process group. The command takes this shell's place (exec), so the
# launcher knows its real process id. The caller starts us as a session leader: the watcher stays in the
# group, and a group's id is never given to another process, so the watcher cannot hit a stranger.
signal=$1
seconds=$2
shift 2
exec 3<&0
{
  while read -r _; do :; done
  kill -s "$signal" $$
  ticks=0
  while kill -0 $$ && [ "$ticks" -lt "$((seconds * 10))" ]; do
    sleep 0.1
    ticks=$((ticks + 1))
  done
  kill -s KILL -- -$$
} <&3 3<&- >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
