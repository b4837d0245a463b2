/**
 * Hosts that the system's OpenSSH client reaches. Imports core and its neighbours {@code
 * connection}, {@code posix} and {@code process}.
 */
@NullMarked
package org.qjailctl.executors.ssh;

import org.jspecify.annotations.NullMarked;
