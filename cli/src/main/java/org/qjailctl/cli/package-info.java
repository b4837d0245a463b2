/**
 * The composition root: the process's streams and the real hosts, put behind the commands. May
 * import everything; nothing imports it.
 */
@NullMarked
package org.qjailctl.cli;

import org.jspecify.annotations.NullMarked;
