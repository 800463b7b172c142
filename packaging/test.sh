#!/usr/bin/env bash
# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds the program and runs every test: the program as users run it, and
# the core without Qt and under sanitizers.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
jobs=$(nproc)
began=$SECONDS
total=0
failed=()
unsteady=()

step() { printf '\ntest: %s (%d s)\n' "$1" "$((SECONDS - began))"; }

build() {
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" --parallel "$jobs"
}

# Runs the tests of a preset and counts them. What fails on a busy machine is run again, alone, before
# it counts as failed; that it did is said at the end.
run_tests() {
    local log count
    count=$(ctest --preset "$1" -N | sed -n 's/^Total Tests: //p')
    if [ "${count:-0}" -eq 0 ]; then
        failed+=("$1 has no tests")
        return 0
    fi
    log=$(mktemp)
    if ! ctest --preset "$1" --parallel "$jobs" 2>&1 | tee "$log"; then
        step "running again what failed"
        if ctest --preset "$1" --rerun-failed; then
            unsteady+=("$(sed -n 's/^\t *[0-9]* - \([^ ]*\) .*/\1/p' "$log" | tr '\n' ' ')")
        else
            failed+=("$1")
        fi
    fi
    total=$((total + $(sed -n 's/.* tests failed out of \([0-9]*\)$/\1/p' "$log")))
    rm -f "$log"
}

packaging/dependencies.sh --test

step "building the program"
build release
step "building the core without Qt, under sanitizers"
build asan-core

export QT_QPA_PLATFORM=offscreen
step "running the tests"
run_tests release
step "running the core's tests under sanitizers"
run_tests asan-core

if [ "${#unsteady[@]}" -gt 0 ]; then
    printf '\ntest: failed beside others and passed alone, which wants mending: %s\n' "${unsteady[*]}"
fi
if [ "${#failed[@]}" -gt 0 ]; then
    printf '\ntest: FAILED (%s); %d tests ran in %d s\n' "${failed[*]}" "$total" "$((SECONDS - began))"
    exit 1
fi
printf '\ntest: all %d tests passed in %d s\n' "$total" "$((SECONDS - began))"
