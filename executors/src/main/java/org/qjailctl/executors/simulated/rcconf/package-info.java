/**
 * What rc.conf(5) files mean to a booting host: assignments read as sh(1) reads them, over the
 * system's defaults. Imports {@code simulated.world}.
 */
@NullMarked
package org.qjailctl.executors.simulated.rcconf;

import org.jspecify.annotations.NullMarked;
