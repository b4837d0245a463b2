/**
 * A manifest that is being written for people: keys, values, and comments where they belong.
 * Imports nothing of the product.
 */
@NullMarked
package org.qjailctl.core.draft;

import org.jspecify.annotations.NullMarked;
