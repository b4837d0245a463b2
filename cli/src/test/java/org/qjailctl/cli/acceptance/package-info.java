/**
 * The whole product as a process, along the path that an administrator walks, on any host that is
 * named. Knows the command line and the {@link org.qjailctl.core.host.Host} port, by which it does
 * what the administrator does by hand; nothing of how the product works, and not which kind of host
 * it talks to.
 */
@NullMarked
package org.qjailctl.cli.acceptance;

import org.jspecify.annotations.NullMarked;
