/** A program in a jail, with the operator's own terminal. Imports {@code core} only. */
@NullMarked
package org.qjailctl.executors.console;

import org.jspecify.annotations.NullMarked;
