/**
 * Programs on this machine that are fed a script and heard to their end. Imports nothing of the
 * product; what the bytes mean is for {@code posix} to say.
 */
@NullMarked
package org.qjailctl.executors.process;

import org.jspecify.annotations.NullMarked;
