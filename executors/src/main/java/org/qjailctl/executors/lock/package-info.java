/**
 * A host's lock, held through an open channel to a shell on the host. Imports core and its
 * neighbours {@code posix} and {@code process}; how the shell is reached is the hosts' matter.
 */
@NullMarked
package org.qjailctl.executors.lock;

import org.jspecify.annotations.NullMarked;
