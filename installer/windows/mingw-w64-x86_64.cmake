# CMake tool chain: Debian's mingw-w64 for 64-bit Windows, with POSIX threads (std::thread and std::mutex need them).
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

set(crier_mingw x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${crier_mingw}-gcc-posix)
set(CMAKE_CXX_COMPILER ${crier_mingw}-g++-posix)
set(CMAKE_RC_COMPILER ${crier_mingw}-windres)
find_program(CMAKE_AR ${crier_mingw}-gcc-ar-posix)
find_program(CMAKE_RANLIB ${crier_mingw}-gcc-ranlib-posix)

set(CMAKE_FIND_ROOT_PATH /usr/${crier_mingw})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
