# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A bundle for macOS and an installer for Windows, by CPack. Not run yet: see packaging/README.md.
# Qt's own tool gathers the libraries (Qt 6.5 or later).
if(NOT COMMAND qt_generate_deploy_app_script)
  message(STATUS "No bundle: this Qt has no qt_generate_deploy_app_script (it came with 6.5)")
  return()
endif()
set_target_properties(entente PROPERTIES
  MACOSX_BUNDLE ON
  MACOSX_BUNDLE_BUNDLE_NAME Entente
  MACOSX_BUNDLE_GUI_IDENTIFIER org.entente.Entente
  MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
  MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION}
  WIN32_EXECUTABLE OFF) # it is a command as well
install(TARGETS entente BUNDLE DESTINATION . RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
qt_generate_deploy_app_script(TARGET entente OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})

set(CPACK_PACKAGE_NAME Entente)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
if(APPLE)
  set(CPACK_GENERATOR DragNDrop)
  set(CPACK_DMG_VOLUME_NAME "Entente ${PROJECT_VERSION}")
else()
  set(CPACK_GENERATOR NSIS)
  set(CPACK_PACKAGE_INSTALL_DIRECTORY Entente)
  set(CPACK_PACKAGE_EXECUTABLES entente Entente)
  set(CPACK_NSIS_DISPLAY_NAME Entente)
  set(CPACK_NSIS_MODIFY_PATH ON)
  set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
  # Documents open with the program.
  set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
    WriteRegStr HKCR '.entente' '' 'Entente.Document'
    WriteRegStr HKCR 'Entente.Document\\\\shell\\\\open\\\\command' '' '\\\"$INSTDIR\\\\bin\\\\entente.exe\\\" \\\"%1\\\"'")
  set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "
    DeleteRegKey HKCR '.entente'
    DeleteRegKey HKCR 'Entente.Document'")
endif()
