/**
 * Asks the checks of a plan that was carried out, again and again until they hold or have failed.
 * Imports {@code core} and {@code lowering}.
 */
@NullMarked
package org.qjailctl.executors.check;

import org.jspecify.annotations.NullMarked;
