/**
 * The state of one simulated FreeBSD host: files, interfaces, jails, mounts, kernel, processes.
 * Imports core only; knows neither programs nor how a world is kept.
 */
@NullMarked
package org.qjailctl.executors.simulated.world;

import org.jspecify.annotations.NullMarked;
