// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/style/wide_registers.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace entente
{

#if defined(__x86_64__) && defined(__GNUC__)

namespace
{

__attribute__((target("avx"), noinline)) void clearUpperHalves()
{
    _mm256_zeroupper();
}

} // namespace

void leaveWideRegisters()
{
    static const bool hasAvx = __builtin_cpu_supports("avx") != 0;
    if (hasAvx)
        clearUpperHalves();
}

#else

void leaveWideRegisters() {}

#endif

} // namespace entente
