/**
 * The qjail 5.0 command as it was recorded, one class a sub-command, and the definitions that it
 * keeps. Imports core, {@code simulated.world} and {@code simulated.program}.
 */
@NullMarked
package org.qjailctl.executors.simulated.qjail;

import org.jspecify.annotations.NullMarked;
