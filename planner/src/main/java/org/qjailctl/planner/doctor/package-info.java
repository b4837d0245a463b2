/**
 * Whether a host is fit: a pure function of what was seen of it. Imports core and {@code
 * planner.rcconf} only.
 */
@NullMarked
package org.qjailctl.planner.doctor;

import org.jspecify.annotations.NullMarked;
