/**
 * What a simulated program is: what it is called with, what it gives, how one program runs another.
 * Imports core and {@code simulated.world}; the programs themselves live elsewhere.
 */
@NullMarked
package org.qjailctl.executors.simulated.program;

import org.jspecify.annotations.NullMarked;
