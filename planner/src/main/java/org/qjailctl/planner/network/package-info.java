/** rc.conf and kernel variables, interfaces and the addresses that they and the jails hold. */
@NullMarked
package org.qjailctl.planner.network;

import org.jspecify.annotations.NullMarked;
