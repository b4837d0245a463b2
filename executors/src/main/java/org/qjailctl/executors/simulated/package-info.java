/**
 * A FreeBSD host that is only simulated: the Host port over a world in memory or in one file.
 * Imports core, {@code secret} and its own sub-packages.
 */
@NullMarked
package org.qjailctl.executors.simulated;

import org.jspecify.annotations.NullMarked;
