/**
 * The edge of the process: exit statuses, output, environment, terminal. Imports {@code cli.text}
 * only.
 */
@NullMarked
package org.qjailctl.cli.process;

import org.jspecify.annotations.NullMarked;
