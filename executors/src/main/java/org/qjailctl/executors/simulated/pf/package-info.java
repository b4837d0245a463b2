/**
 * pf(4) of the simulated host: pf.conf(5) read and printed in pfctl(8)'s canonical form, pfctl(8)
 * itself and the rc.d script. Imports {@code simulated.program}, {@code simulated.world}, {@code
 * simulated.rcconf} and the script interface of {@code simulated.base}.
 */
@NullMarked
package org.qjailctl.executors.simulated.pf;

import org.jspecify.annotations.NullMarked;
