/**
 * The door of this module: a manifest's file goes in, a checked model or diagnostics come out. It
 * may import its own rooms and {@code core}; nothing else of the product.
 */
@NullMarked
package org.qjailctl.schema;

import org.jspecify.annotations.NullMarked;
