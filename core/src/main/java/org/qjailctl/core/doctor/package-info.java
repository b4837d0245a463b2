/** Whether a host is fit: what a doctor finds. Imports {@code core.diagnostic}. */
@NullMarked
package org.qjailctl.core.doctor;

import org.jspecify.annotations.NullMarked;
