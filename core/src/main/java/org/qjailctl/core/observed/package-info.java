/**
 * What can be asked of a host, and the host as it was found. What could not be read is an {@link
 * org.qjailctl.core.observed.Fact.Unknown}, never a guess. Imports {@code core.net}, {@code
 * core.host} and {@code core.manifest}'s names.
 */
@NullMarked
package org.qjailctl.core.observed;

import org.jspecify.annotations.NullMarked;
