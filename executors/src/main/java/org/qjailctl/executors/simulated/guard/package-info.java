/** The network guard's scripts, and its watchdog, on a simulated host. */
@NullMarked
package org.qjailctl.executors.simulated.guard;

import org.jspecify.annotations.NullMarked;
