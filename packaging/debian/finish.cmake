# SPDX-FileCopyrightText: Entente contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run by CPack after installing and before packing: what Debian's policy asks of a package's files.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()

set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
set(here ${CMAKE_CURRENT_LIST_DIR})
set(doc ${root}/share/doc/entente)
file(MAKE_DIRECTORY ${doc})
file(COPY ${here}/copyright DESTINATION ${doc})

# Debian has the same fonts in a package of their own.
file(GLOB fonts RELATIVE ${root}/share/entente/fonts ${root}/share/entente/fonts/*)
foreach(font IN LISTS fonts)
  file(REMOVE ${root}/share/entente/fonts/${font})
  if(font MATCHES "[.]otf$")
    file(CREATE_LINK ../../fonts/opentype/inter/${font} ${root}/share/entente/fonts/${font} SYMBOLIC)
  endif()
endforeach()

file(MAKE_DIRECTORY ${root}/share/lintian/overrides)
file(COPY ${here}/entente.lintian-overrides DESTINATION ${root}/share/lintian/overrides)
file(RENAME ${root}/share/lintian/overrides/entente.lintian-overrides
  ${root}/share/lintian/overrides/entente)

file(COPY ${here}/changelog DESTINATION ${doc})
file(RENAME ${doc}/changelog ${doc}/changelog.Debian)
# Without name and time, so that the same bytes come out.
execute_process(COMMAND gzip -9n ${doc}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
file(GLOB pages ${root}/share/man/man1/*.1)
foreach(page IN LISTS pages)
  execute_process(COMMAND gzip -9nf ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
