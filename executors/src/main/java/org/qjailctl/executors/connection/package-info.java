/**
 * Which host to talk to and how: addresses and options as the command line and manifests give them.
 * Imports core only; knows nothing of how hosts work.
 */
@NullMarked
package org.qjailctl.executors.connection;

import org.jspecify.annotations.NullMarked;
