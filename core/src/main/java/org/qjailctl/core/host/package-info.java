/**
 * The one port through which the outside world is touched: operations, batches and their outcomes.
 * Imports nothing of the product but {@code core.net}.
 */
@NullMarked
package org.qjailctl.core.host;

import org.jspecify.annotations.NullMarked;
