/**
 * Carries a plan out on a host, step by step, and looks again after each. Imports core, lowering
 * and probing.
 */
@NullMarked
package org.qjailctl.executors.run;

import org.jspecify.annotations.NullMarked;
