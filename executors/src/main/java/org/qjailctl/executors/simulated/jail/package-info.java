/**
 * jail(8): starts and removes jails as a jail.conf(5) file says, with the addresses, mounts and
 * services that come and go with them. Imports core, {@code simulated.world}, {@code
 * simulated.program} and {@code simulated.rcconf}.
 */
@NullMarked
package org.qjailctl.executors.simulated.jail;

import org.jspecify.annotations.NullMarked;
