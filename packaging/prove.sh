#!/usr/bin/env bash
# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves that the package works where nothing of ours is: makes a bare Debian 12, installs the package
# there with apt, uses the program as a newcomer would, removes it and looks for what it left behind.
# usage: packaging/prove.sh [FILE.deb]      as root; keeps the pictures in build/proof
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
say() { echo "prove: $*"; }
fail() { echo "prove: $*" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] || fail "making a bare system needs root: sudo $0"
packaging/dependencies.sh --package
package=${1:-}
if [ -z "$package" ]; then
    packaging/deb.sh
    package=$(ls build/package/*.deb)
fi
pictures=$PWD/build/proof
mkdir -p "$pictures"

root=$(mktemp -d "${TMPDIR:-/tmp}/entente-proof.XXXXXX")
mounted=()
clean_up() {
    local place
    for place in "${mounted[@]}"; do umount -l "$place" || true; done
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT

say "a bare Debian 12 in $root"
debootstrap --variant=minbase bookworm "$root" >"$pictures/debootstrap.log" 2>&1 ||
    fail "debootstrap failed: see $pictures/debootstrap.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for place in proc dev; do
    if mount --rbind "/$place" "$root/$place" 2>/dev/null; then mounted+=("$root/$place"); fi
done

inside() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
quiet() { "$@" >"$pictures/last.log" 2>&1 || { tail -n 20 "$pictures/last.log" >&2; fail "failed: $*"; }; }
files() { inside find / -xdev \( -path /proc -o -path /dev -o -path /sys -o -path /tmp -o -path /root \
    -o -path /run -o -path /var/cache -o -path /var/log -o -path /var/lib/apt -o -path /var/lib/dpkg \) \
    -prune -o -print | sort; }

# Not part of the proof: a screen to look at, and hands to use it.
quiet inside apt-get update
quiet inside apt-get install -y --no-install-recommends xvfb xauth xdotool imagemagick libglib2.0-bin \
    shared-mime-info desktop-file-utils hicolor-icon-theme
files >"$pictures/before.txt"

say "installing $(basename "$package")"
cp "$package" "$root/tmp/entente.deb"
quiet inside apt-get install -y --no-install-recommends /tmp/entente.deb
inside entente --version

say "the desktop knows the document"
kind_of() { inside gio info -a standard::content-type "$1" | sed -n 's/.*standard::content-type: //p'; }
for name in pacts.entente nameless; do # by its suffix and by its content
    inside cp /usr/share/entente/sample.entente "/tmp/$name"
    kind=$(kind_of "/tmp/$name")
    [ "$kind" = application/vnd.entente+sqlite3 ] || fail "the file $name is taken for '$kind'"
done
programs=$(inside gio mime application/vnd.entente+sqlite3 || true)
[[ $programs = *org.entente.Entente.desktop* ]] || fail "no program is known for documents: $programs"

say "opening it as a double click would"
command=$(inside sed -n 's/^Exec=//p' /usr/share/applications/org.entente.Entente.desktop)
cat >"$root/tmp/look.sh" <<LOOK
set -eu
${command/\%f//tmp/pacts.entente} &
program=\$!
for i in \$(seq 1 100); do
    window=\$(xdotool search --onlyvisible --class entente 2>/dev/null | head -n 1) && [ -n "\$window" ] && break
    sleep 0.2
done
[ -n "\$window" ]
sleep 4
xdotool getwindowname "\$window" >/tmp/title
import -window root /tmp/window.png
kill \$program
wait \$program || true
LOOK
quiet inside xvfb-run -a -s "-screen 0 1440x900x24" sh /tmp/look.sh
cp "$root/tmp/window.png" "$pictures/window.png"
grep -q Entente "$root/tmp/title" || fail "the window is called '$(cat "$root/tmp/title")'"
colours=$(inside identify -format %k /tmp/window.png)
[ "$colours" -gt 100 ] || fail "the window shows next to nothing: $pictures/window.png"

say "drawing a picture"
quiet inside entente render sample --view timeline --size 1600x900 --out /tmp/timeline.png
cp "$root/tmp/timeline.png" "$pictures/timeline.png"
[ "$(inside identify -format %wx%h /tmp/timeline.png)" = 1600x900 ] || fail "the picture has another size"

say "importing a table"
printf 'title,date,parties\nTalks in Tokyo,5 May 2022,JPN;GBR\nSigned in London,11/01/2023,JPN;GBR\nUnveiled,31/12/2022,JPN\n' \
    >"$root/tmp/mine.csv"
quiet inside entente import /tmp/mine.csv --into /tmp/mine.entente
found=$(inside entente query /tmp/mine.entente --where after:2022 --count)
[ "$found" = "1 of 3 events" ] || fail "the imported table has other events: $found"

say "removing it"
quiet inside apt-get purge -y entente
quiet inside apt-get autoremove -y --purge
files >"$pictures/after.txt"
if ! left=$(diff "$pictures/before.txt" "$pictures/after.txt"); then
    if grep -i entente <<<"$left"; then fail "the package left files behind"; fi
    # Caches that triggers of other packages made are theirs.
    say "other packages' caches differ: $(wc -l <<<"$left") lines"
fi
say "done; look at $pictures/window.png and timeline.png"
