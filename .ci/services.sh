# Sourced by .ci/run: servers of its own. Each start_* ends with an address that answers, or fails.

POSTGRES_URL=
POSTGRES_DATA=
VALKEY_URL=
VALKEY_PID=

free_port() {
    "$VENV/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

postgres_program() {
    ls -d /usr/lib/postgresql/*/bin/"$1" | sort -V | tail -1
}

start_postgres() {
    local port folder=$SCRATCH/postgres
    port=$(free_port)
    chmod 755 "$SCRATCH"
    mkdir "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    as_postgres "$(postgres_program initdb)" -D "$folder/data" -U portal -A trust --locale=C.UTF-8 >/dev/null
    # These databases live for minutes: nothing has to survive a power cut.
    as_postgres "$(postgres_program pg_ctl)" -D "$folder/data" -w -t 60 -l "$folder/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off \
            -c synchronous_commit=off -c full_page_writes=off" start >/dev/null || {
        as_postgres cat "$folder/log"
        return 1
    }
    POSTGRES_DATA=$folder/data
    POSTGRES_URL=postgres://portal@127.0.0.1:$port/postgres
    echo "$("$(postgres_program postgres)" --version) on port $port"
}

start_valkey() {
    local port program
    port=$(free_port)
    program=$(command -v valkey-server || command -v redis-server)
    "$program" --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$SCRATCH" \
        >"$SCRATCH/valkey.log" 2>&1 &
    VALKEY_PID=$!
    VALKEY_URL=redis://127.0.0.1:$port/0
    for _ in $(seq 50); do
        ! answers "$VALKEY_URL" || { "$program" --version; return 0; }
        sleep 0.2
    done
    cat "$SCRATCH/valkey.log"
    return 1
}

answers() {
    "$VENV/bin/python" -c 'import redis, sys; redis.Redis.from_url(sys.argv[1]).ping()' "$1" 2>/dev/null
}

stop_services() {
    [ -z "$VALKEY_PID" ] || kill "$VALKEY_PID" 2>/dev/null || true
    [ -z "$POSTGRES_DATA" ] || as_postgres "$(postgres_program pg_ctl)" -D "$POSTGRES_DATA" -m immediate stop >/dev/null || true
}
