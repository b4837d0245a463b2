/** Tests of {@code org.qjailctl.executors.secret}. */
@NullMarked
package org.qjailctl.executors.secret;

import org.jspecify.annotations.NullMarked;
