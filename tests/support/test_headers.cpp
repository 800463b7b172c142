// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing: its targets compile the headers that all tests share.
