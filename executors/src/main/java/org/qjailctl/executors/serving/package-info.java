/**
 * Serves a simulated host to those who speak to hosts in {@code posix}'s scripts: ssh clients, or a
 * local host's shell. Imports core and its neighbours {@code posix}, {@code simulated}, {@code
 * connection} and {@code process}.
 */
@NullMarked
package org.qjailctl.executors.serving;

import org.jspecify.annotations.NullMarked;
