#!/usr/bin/env bash
# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds the program and opens it: on the sample, or on the file named.
set -euo pipefail

document=sample
if [ "$#" -gt 0 ]; then
    document=$(realpath -- "$1") || exit 2
fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=build/release/app/entente

packaging/dependencies.sh
echo "run: building"
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target entente entente_resources

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    echo "run: $program is built, but there is no display to open its window on." >&2
    echo "run: start this on a desktop, or ask the program here: $program query sample --count" >&2
    exit 1
fi
echo "run: opening $document"
exec "$program" "$document"
