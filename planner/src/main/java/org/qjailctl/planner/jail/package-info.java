/** Jails: made, changed, renamed, replaced, archived, deleted, and in which order. */
@NullMarked
package org.qjailctl.planner.jail;

import org.jspecify.annotations.NullMarked;
