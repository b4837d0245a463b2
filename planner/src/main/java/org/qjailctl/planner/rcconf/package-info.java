/** The text of rc.conf(5), looked at without running it. Imports nothing of the product. */
@NullMarked
package org.qjailctl.planner.rcconf;

import org.jspecify.annotations.NullMarked;
