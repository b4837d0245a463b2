/**
 * Text on its way to a person: lines of styled spans, made harmless to a terminal. Imports nothing
 * of the product.
 */
@NullMarked
package org.qjailctl.cli.text;

import org.jspecify.annotations.NullMarked;
