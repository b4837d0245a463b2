/** The flavors that jails are made from, and what of them jails no longer have. */
@NullMarked
package org.qjailctl.planner.flavor;

import org.jspecify.annotations.NullMarked;
