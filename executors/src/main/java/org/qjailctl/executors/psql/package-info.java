/**
 * How a PostgreSQL server inside a jail is spoken to: psql(1)'s arguments, the quoting of SQL, the
 * questions. Imports core; runs nothing itself.
 */
@NullMarked
package org.qjailctl.executors.psql;

import org.jspecify.annotations.NullMarked;
