/** What runs inside a jail or on the host: packages, accounts, files, services, PostgreSQL. */
@NullMarked
package org.qjailctl.planner.inside;

import org.jspecify.annotations.NullMarked;
