/**
 * Tries a plan on a simulated host made from what was seen of the real one. Imports core, the
 * simulated host, probing and running.
 */
@NullMarked
package org.qjailctl.executors.rehearsal;

import org.jspecify.annotations.NullMarked;
