#!/usr/bin/env bash
# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing to build and run Entente on Debian 12; with --test also what its tests need, with
# --package what making and proving a package needs.
# Works as root and as a user with sudo. Does nothing, quickly, when nothing is missing.
set -euo pipefail

run_packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-svg-dev libqcustomplot-dev
    qt6-l10n-tools                   # "1 event", "2 events"
    libsqlite3-dev libproj-dev libicu-dev nlohmann-json3-dev
    libzstd-dev libzip-dev libpq-dev libigraph-dev libqpdf-dev
    qt6-wayland                      # a window where there is no X server
    fonts-noto-core fonts-noto-cjk   # names in other scripts
)
test_packages=(
    ccache                           # the core is built twice, and often again
    python3 clang-format             # the policy tests
    xvfb xauth xdotool openbox x11-utils x11-xserver-utils   # journeys in a real window
    postgresql                       # the archive's tests start a server of their own
    imagemagick sqlite3 poppler-utils librsvg2-bin   # looking at documents and exports
    libreoffice-impress chromium ffmpeg              # the same: talks, pages for browsers, films
    liblcms2-utils libgs-common      # colours for paper, taken through a press's profile
    iso-codes                        # names of states are held against it
    desktop-file-utils appstream mandoc shared-mime-info file   # what packages say of the program
)
package_packages=(
    librsvg2-bin fonts-inter file dpkg-dev lintian debootstrap   # icons, libraries, checks, a bare system
)

usage="usage: packaging/dependencies.sh [--test|--package]"
wanted=("${run_packages[@]}")
case "${1:-}" in
    "") ;;
    --test) wanted+=("${test_packages[@]}") ;;
    --package) wanted+=("${package_packages[@]}") ;;
    -h | --help) echo "$usage"; exit 0 ;;
    *) echo "$usage" >&2; exit 2 ;;
esac

say() { echo "dependencies: $*"; }
fail() { echo "dependencies: $*" >&2; exit 1; }

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "this system has no apt. Install what these Debian packages hold, then build with cmake: ${wanted[*]}"
fi

installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
    sed -n 's/^installed //p') || true
missing=()
for package in "${wanted[@]}"; do
    grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
if [ "${#missing[@]}" -eq 0 ]; then
    say "all ${#wanted[@]} packages are installed"
    exit 0
fi

as_root=(env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a)
if [ "$(id -u)" -ne 0 ]; then
    by_hand="Run this script as root, or as root: apt-get install ${missing[*]}"
    command -v sudo >/dev/null || fail "packages are missing, and installing them needs root. $by_hand"
    if sudo -n true 2>/dev/null; then
        as_root=(sudo -n "${as_root[@]}")
    elif [ -t 0 ]; then
        as_root=(sudo "${as_root[@]}") # sudo itself asks for the password where it wants one
    else
        fail "packages are missing, and sudo wants a password that nobody can type here. $by_hand"
    fi
fi

apt() { "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null; }
# dpkg speaks of every package it unpacks; that is only worth reading when it failed.
install_missing() {
    local log
    log=$(mktemp)
    if apt install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
}
is_known() {
    local package
    for package in "${missing[@]}"; do
        [ -n "$(apt-cache madison "$package" 2>/dev/null)" ] || return 1
    done
}

say "installing ${#missing[@]} of ${#wanted[@]} packages: ${missing[*]}"
updated=no
if ! is_known; then
    say "fetching the lists of packages first"
    apt update || fail "the lists of packages cannot be fetched: see the lines above"
    updated=yes
fi
if ! install_missing; then
    [ "$updated" = no ] || fail "the packages cannot be installed: see the lines above"
    say "trying again with fresh lists of packages"
    apt update || fail "the lists of packages cannot be fetched: see the lines above"
    install_missing || fail "the packages cannot be installed: see the lines above"
fi
say "installed"
