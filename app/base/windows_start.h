// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crier {

// Lets Windows load libraries from the program's own folder and from the system's, and from nowhere else: not
// from the folder the program was started in, nor from PATH. Call first thing in main(). Elsewhere it does
// nothing.
void limitLibrarySearch();

// Makes what is printed readable on a Windows console, as long as it lives: UTF-8, whatever the console was
// set to. The window has no console and borrows the one it was started from, no longer than for a text:
// closing that console would end it. Pipes and files get and give the very bytes, where Windows would change
// the ends of lines. Elsewhere it does nothing.
class Console
{
public:
    Console();
    ~Console();
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

private:
    [[maybe_unused]] unsigned m_codePageBefore = 0; // 0: there is nothing to put back
};

} // namespace crier
