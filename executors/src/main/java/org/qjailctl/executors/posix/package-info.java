/**
 * Batches as POSIX sh scripts, and what those print read back into outcomes: pure functions on
 * bytes. Imports core and {@code secret}; processes and connections are next door.
 */
@NullMarked
package org.qjailctl.executors.posix;

import org.jspecify.annotations.NullMarked;
