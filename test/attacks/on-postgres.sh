#!/usr/bin/env bash
# Runs a command with DATABASE_URL set to a PostgreSQL of its own, which is gone afterwards.
# The programs come from Debian's package `postgresql`; they refuse to run as root.
set -euo pipefail

folder=$(mktemp -d)
as_postgres=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_postgres=(runuser -u postgres --)
fi
programs=$(find /usr/lib/postgresql -name initdb -printf '%h\n' | sort -V | tail -n 1)
[ -n "$programs" ] || { echo 'No PostgreSQL: apt-get install postgresql' >&2; exit 1; }

finish() {
  (cd "$folder" && "${as_postgres[@]}" "$programs/pg_ctl" -D data -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap finish EXIT

# Listens on a socket in the folder, on no port of the network.
(
  cd "$folder"
  "${as_postgres[@]}" "$programs/initdb" -D data -A trust -U postgres >/dev/null
  "${as_postgres[@]}" "$programs/pg_ctl" -D data -l log -w start \
    -o "-k $folder -c listen_addresses='' -c fsync=off" >/dev/null
)

DATABASE_URL="socket:$folder?db=postgres&user=postgres" "$@"
