/**
 * What is wrong with a manifest or a host, as values: severity, place, cause and remedy. Imports
 * nothing of the product.
 */
@NullMarked
package org.qjailctl.core.diagnostic;

import org.jspecify.annotations.NullMarked;
