/**
 * The host that qjailctl itself runs on. Imports core and its neighbours {@code connection}, {@code
 * posix} and {@code process}.
 */
@NullMarked
package org.qjailctl.executors.local;

import org.jspecify.annotations.NullMarked;
