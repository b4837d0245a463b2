/**
 * The programs of FreeBSD's base system and pkg(8), as far as qjailctl calls them. Imports {@code
 * simulated.program}, {@code simulated.world} and {@code simulated.rcconf}.
 */
@NullMarked
package org.qjailctl.executors.simulated.base;

import org.jspecify.annotations.NullMarked;
