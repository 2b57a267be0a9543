# Made everywhere, so that it can be checked everywhere.
set(CRIER_BUNDLE_ID "local.crier" CACHE STRING "How macOS names the application; whoever signs has an own one")
set(CRIER_OLDEST_MACOS "12.0")
configure_file(${PROJECT_SOURCE_DIR}/installer/macos/Info.plist.in macos/Info.plist @ONLY)
if(NOT APPLE)
    return()
endif()

# The application bundle: Crier.app with its icon and both languages; installer/macos/package.sh makes it complete.
set(macos ${PROJECT_SOURCE_DIR}/installer/macos)
set(icns ${CMAKE_CURRENT_BINARY_DIR}/macos/crier.icns)
set(drawing ${PROJECT_SOURCE_DIR}/resources/icons/app/crier.svg)
add_custom_command(OUTPUT ${icns}
    COMMAND sh ${macos}/icon.sh ${drawing} ${icns}
    DEPENDS ${macos}/icon.sh ${drawing}
    COMMENT "Drawing the application's icon" VERBATIM)
target_sources(crier PRIVATE ${icns})
set_source_files_properties(${icns} PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
foreach(language en zh-Hans)
    set(words ${macos}/${language}.lproj/InfoPlist.strings)
    target_sources(crier PRIVATE ${words})
    set_source_files_properties(${words} PROPERTIES MACOSX_PACKAGE_LOCATION Resources/${language}.lproj)
endforeach()
set_target_properties(crier PROPERTIES
    OUTPUT_NAME Crier
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_BINARY_DIR}/macos/Info.plist)
# Both programs stand in Contents/MacOS, the libraries beside it.
set_target_properties(crier crierctl PROPERTIES INSTALL_RPATH "@executable_path/../Frameworks")
