/** How a command is run inside a jail, as typed on the host. Imports core; runs nothing itself. */
@NullMarked
package org.qjailctl.executors.jexec;

import org.jspecify.annotations.NullMarked;
