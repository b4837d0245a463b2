/** qjail itself, the base system that its jails share, and what brings that up to date. */
@NullMarked
package org.qjailctl.planner.base;

import org.jspecify.annotations.NullMarked;
