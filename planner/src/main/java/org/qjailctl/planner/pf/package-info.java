/** pf's anchor, hooks and rules, and whether they leave the operator a way in. */
@NullMarked
package org.qjailctl.planner.pf;

import org.jspecify.annotations.NullMarked;
