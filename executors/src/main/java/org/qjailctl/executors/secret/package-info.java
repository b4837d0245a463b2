/**
 * What becomes of a secret at the last moment: the bytes that a command reads, and what servers
 * keep of a password. Imports core.
 */
@NullMarked
package org.qjailctl.executors.secret;

import org.jspecify.annotations.NullMarked;
