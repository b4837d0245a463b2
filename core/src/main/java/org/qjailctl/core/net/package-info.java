/** Addresses, interfaces and ports as FreeBSD writes them. Imports nothing of the product. */
@NullMarked
package org.qjailctl.core.net;

import org.jspecify.annotations.NullMarked;
