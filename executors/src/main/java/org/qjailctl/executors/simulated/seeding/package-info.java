/**
 * Makes a simulated host in which what was seen of a real one holds; what was not looked at is
 * filled in plausibly. Imports {@code simulated} rooms and {@code core}.
 */
@NullMarked
package org.qjailctl.executors.simulated.seeding;

import org.jspecify.annotations.NullMarked;
