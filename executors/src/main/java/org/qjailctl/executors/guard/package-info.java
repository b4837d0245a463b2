/**
 * The network guard's part on a host: what saves a network's configuration, watches over a change
 * of it, and puts it back unless that is confirmed.
 */
@NullMarked
package org.qjailctl.executors.guard;

import org.jspecify.annotations.NullMarked;
