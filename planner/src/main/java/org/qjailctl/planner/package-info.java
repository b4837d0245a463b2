/**
 * Compares a manifest with a host as it was found and says what is to change, in which steps and in
 * which order. Pure: imports core only, reads no clock, does no input or output, knows no command.
 */
@NullMarked
package org.qjailctl.planner;

import org.jspecify.annotations.NullMarked;
