// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entente
{

/// Puts large arrays on large pages where the system has them: answers hop through columns of
/// hundreds of megabytes, and with small pages the addresses cost more than the numbers.
template <class T>
struct BigAllocator
{
    using value_type = T;

    BigAllocator() = default;
    template <class U>
    BigAllocator(const BigAllocator<U> &)
    {}

    static constexpr std::size_t largePage = std::size_t(2) << 20U;

    T *allocate(std::size_t count)
    {
        std::size_t bytes = count * sizeof(T);
        if (bytes < 2 * largePage)
            return static_cast<T *>(::operator new(bytes));
        bytes = (bytes + largePage - 1) / largePage * largePage;
        void *memory = std::aligned_alloc(largePage, bytes);
        if (!memory)
            throw std::bad_alloc();
#ifdef __linux__
        madvise(memory, bytes, MADV_HUGEPAGE);
#endif
        return static_cast<T *>(memory);
    }
    void deallocate(T *memory, std::size_t count)
    {
        if (count * sizeof(T) < 2 * largePage)
            ::operator delete(memory);
        else
            std::free(memory);
    }
    /// New elements stay unset until they are written: resize() would else go over hundreds of
    /// megabytes that are overwritten at once.
    template <class U>
    void construct(U *place) noexcept(std::is_nothrow_default_constructible_v<U>)
    {
        ::new (static_cast<void *>(place)) U;
    }
    template <class U, class... Arguments>
    void construct(U *place, Arguments &&...arguments)
    {
        ::new (static_cast<void *>(place)) U(std::forward<Arguments>(arguments)...);
    }
    bool operator==(const BigAllocator &) const = default;
};

template <class T>
using BigVector = std::vector<T, BigAllocator<T>>;

} // namespace entente
