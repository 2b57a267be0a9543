# Run by cpack on the folder it is about to pack.
set(tree "${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}")

# As Debian strips its own packages, which is a little more than CPack does.
file(GLOB programs "${tree}/bin/*")
foreach(program IN LISTS programs)
    execute_process(COMMAND "${CRIER_STRIP}" --remove-section=.comment --remove-section=.note "${program}"
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# What only one kind of package has.
if(CPACK_GENERATOR STREQUAL "DEB")
    file(COPY "${CRIER_DEBIAN_CHANGELOG}" DESTINATION "${tree}/share/doc/crier")
    file(COPY "${CRIER_LINUX_DIR}/lintian-overrides" DESTINATION "${tree}/share/lintian/overrides")
    file(RENAME "${tree}/share/lintian/overrides/lintian-overrides" "${tree}/share/lintian/overrides/crier")
else() # on Debian the text is there already, and the package refers to it
    file(COPY "${CRIER_LICENSE}" DESTINATION "${tree}/share/doc/crier")
endif()
