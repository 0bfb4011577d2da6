#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL naming a PostgreSQL 17 with pgvector of its own, which
# TEST_POSTGRES_CONTROL stops and starts, and which is gone afterwards. Installs both from Debian's
# packages where they are missing.
#   .ci/postgres.sh COMMAND [ARGUMENT…]
set -euo pipefail
binaries=/usr/lib/postgresql/17/bin

if [ ! -x "$binaries/postgres" ] || [ ! -f /usr/share/postgresql/17/extension/vector.control ]; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    postgresql-17 postgresql-17-pgvector
fi

folder="$(mktemp -d)"
port=$((20000 + RANDOM % 20000))
password="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_owner=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi

# In a file, so that tests can stop and start the server as well: control stop|start [OPTION…]
cat >"$folder/control" <<CONTROL
#!/usr/bin/env bash
exec ${as_owner[*]} "$binaries/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" \
  --silent --wait "\$@" >>"$folder/control.log" 2>&1
CONTROL
chmod 755 "$folder/control"

finish() {
  "$folder/control" stop --mode=immediate || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

printf '%s' "$password" >"$folder/password"
chmod 644 "$folder/password"
"${as_owner[@]}" "$binaries/initdb" --pgdata="$folder/data" --username=verbatim --pwfile="$folder/password" \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
cat >>"$folder/data/postgresql.conf" <<CONFIGURATION
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 60
fsync = off
shared_buffers = 256MB
maintenance_work_mem = 256MB
CONFIGURATION
"$folder/control" start || { cat "$folder"/*.log >&2; exit 1; }

export TEST_DATABASE_URL="postgresql://verbatim:$password@127.0.0.1:$port/postgres"
export TEST_POSTGRES_CONTROL="$folder/control"
"$@"
