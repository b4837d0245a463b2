/**
 * Whether a host is fit: what a doctor has to know beyond the probe of a plan, and what it finds.
 * Imports {@code core.diagnostic}, {@code core.host}, {@code core.net} and {@code core.observed}.
 */
@NullMarked
package org.qjailctl.core.doctor;

import org.jspecify.annotations.NullMarked;
