/**
 * What every part of a plan is made of: its changes, steps and problems, the codes of these, and
 * the names of rc.conf.
 */
@NullMarked
package org.qjailctl.planner.fragment;

import org.jspecify.annotations.NullMarked;
