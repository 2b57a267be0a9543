# The packages for Linux: .deb, .rpm and .tar.gz. package.sh builds them; `cpack` alone works as well.
set(CRIER_MAINTAINER "Crier maintainers <maintainers@crier.invalid>" CACHE STRING
    "Whom a package names as its maintainer, with an address")
set(CPACK_PACKAGE_NAME crier)
set(CPACK_PACKAGE_VENDOR "The Crier developers")
set(CPACK_PACKAGE_CONTACT "${CRIER_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "console for RongCloud chatroom broadcasts")
set(CPACK_PACKAGE_DESCRIPTION
"Crier sends announcements to every chatroom of a RongCloud app: one message to
everyone who is in any chatroom at that moment. Such a broadcast cannot be
recalled. Crier sends exactly what you see, once, and keeps an honest log of
what became of it.

The package has the window, crier, and crierctl for scripts and machines
without a display. Both come with a sandbox, which reaches nobody and needs no
account.")
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/finish-tree.cmake)
set(CPACK_GENERATOR DEB RPM TGZ)

# Debian. What the linker cannot see stands here by hand: plugins, and libsecret, which QtKeychain loads by name.
# The X11 and TLS plugins come with the libraries.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0, ca-certificates, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager | keepassxc, qt6-wayland, qt6-translations-l10n, fonts-dejavu-core | fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "hunspell-en-us | hunspell-dictionary, fonts-noto-cjk | fonts-wqy-microhei")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Fedora, openSUSE. rpm finds the libraries itself.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
# openSUSE has the SQLite driver in a package of its own, Fedora with the library.
set(CPACK_RPM_PACKAGE_REQUIRES "ca-certificates, (qt6-sql-sqlite if libQt6Sql6)")
# The folders of the system are not ours to own.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/applications /usr/share/icons /usr/share/icons/hicolor /usr/share/icons/hicolor/scalable
    /usr/share/icons/hicolor/scalable/apps /usr/share/man /usr/share/man/man1 /usr/share/metainfo /usr/share/doc)
foreach(size IN LISTS sizes)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
# The same bytes wherever and whenever it is built. rpm has nothing left to strip.
set(CPACK_RPM_SPEC_MORE_DEFINE
"%define _buildhost localhost
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _build_id_links none
%global __os_install_post %{nil}")

# Debian asks for a changelog of the package beside that of the program.
configure_file(changelog.Debian.in changelog.Debian @ONLY)
crier_pack(${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian changelog.Debian)
configure_file(cpack-options.cmake.in cpack-options.cmake @ONLY)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_BINARY_DIR}/cpack-options.cmake)

include(CPack)
