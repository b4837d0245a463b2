/** Tests of {@code org.qjailctl.executors.psql}. */
@NullMarked
package org.qjailctl.executors.psql;

import org.jspecify.annotations.NullMarked;
