/** The function on Azure, against Azurite and stand-ins behind real sockets. */
@NullMarked
package dev.sawatch.azure;

import org.jspecify.annotations.NullMarked;
