#!/usr/bin/env bash
# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds an AppImage: one file that runs on other Linux systems. Not run yet: see packaging/README.md.
# Needs linuxdeploy and linuxdeploy-plugin-qt on the PATH (github.com/linuxdeploy); build it on the oldest
# system that it shall run on.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
for tool in linuxdeploy linuxdeploy-plugin-qt; do
    command -v "$tool" >/dev/null ||
        { echo "appimage: $tool is not on the PATH: get it from github.com/linuxdeploy/$tool" >&2; exit 1; }
done
packaging/dependencies.sh --package
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH
cmake --preset package >/dev/null
cmake --build --preset package

folder=$PWD/build/appimage/AppDir
rm -rf "$folder"
DESTDIR=$folder cmake --install build/package --prefix /usr
# PROJ finds its database beside the program only when it is told where.
mkdir -p "$folder/usr/share/proj" "$folder/apprun-hooks"
cp /usr/share/proj/proj.db "$folder/usr/share/proj/"
echo "export PROJ_DATA=\"\$APPDIR/usr/share/proj\" PROJ_LIB=\"\$APPDIR/usr/share/proj\"" \
    >"$folder/apprun-hooks/proj.sh"
(cd build/appimage &&
    EXTRA_QT_PLUGINS="svg;waylandcompositor" QMAKE=${QMAKE:-/usr/lib/qt6/bin/qmake6} \
        linuxdeploy --appdir "$folder" --plugin qt --output appimage \
        --desktop-file "$folder/usr/share/applications/org.entente.Entente.desktop" \
        --icon-file "$folder/usr/share/icons/hicolor/256x256/apps/entente.png")
echo "appimage: $(ls "$PWD"/build/appimage/*.AppImage)"
