/**
 * What pf does with a packet: which rules match it, which one decides, where it ends. What depends
 * on something that is not known ends in several ways, and the reason is said.
 */
@NullMarked
package org.qjailctl.core.pf.evaluation;

import org.jspecify.annotations.NullMarked;
