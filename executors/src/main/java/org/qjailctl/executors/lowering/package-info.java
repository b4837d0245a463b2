/**
 * Turns a step into the operations that carry it out: pure, the same for a dry run and an apply.
 * The commands are those that an administrator would type. Imports core, {@code jexec} and {@code
 * psql}.
 */
@NullMarked
package org.qjailctl.executors.lowering;

import org.jspecify.annotations.NullMarked;
