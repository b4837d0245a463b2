/**
 * Whether a host is fit: a pure function of what was seen of it. Imports core only, and nothing of
 * the planner's other rooms.
 */
@NullMarked
package org.qjailctl.planner.doctor;

import org.jspecify.annotations.NullMarked;
