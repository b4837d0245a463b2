/**
 * Secrets' values: read when a plan needs them, given to the host, hidden from every output.
 * Imports core and {@code cli.process}.
 */
@NullMarked
package org.qjailctl.cli.secret;

import org.jspecify.annotations.NullMarked;
