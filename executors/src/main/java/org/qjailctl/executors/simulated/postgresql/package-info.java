/**
 * PostgreSQL 13 to 18 as FreeBSD's packages bring it: clusters, the server, and the programs that
 * make, run and ask them. Imports core, {@code psql}, {@code secret}, {@code simulated.world},
 * {@code simulated.program}, {@code simulated.rcconf} and, for what every rc.d(8) script says,
 * {@code simulated.base}.
 */
@NullMarked
package org.qjailctl.executors.simulated.postgresql;

import org.jspecify.annotations.NullMarked;
