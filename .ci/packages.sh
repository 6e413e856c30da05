# Sourced by .ci/run: what Debian has to bring.

PACKAGES=(
    ca-certificates git make python3 python3-venv
    chromium fonts-noto-core fonts-noto-color-emoji  # browser tests and their pictures
    gettext poppler-utils                            # catalogues; reading PDF files back
    postgresql redis-server nginx-light
    ffmpeg librsvg2-bin fontconfig libttspico-utils  # making the demonstration's films
)
NON_FREE=/etc/apt/sources.list.d/portal-ci-non-free.sources

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The voices of the films are in Debian's non-free section.
add_non_free() {
    as_root tee "$NON_FREE" >/dev/null <<SOURCES
Types: deb
URIs: http://deb.debian.org/debian
Suites: $(. /etc/os-release && echo "$VERSION_CODENAME")
Components: non-free
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
}

install_packages() {
    local missing=() package
    for package in "${PACKAGES[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || { echo "All installed."; return 0; }
    echo "Installing: ${missing[*]}"
    [[ " ${missing[*]} " != *" libttspico-utils "* ]] || add_non_free
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
