/**
 * From the tree to the manifest model, a section of the manifest a class, with every rule that no
 * schema can state. Imports {@code yaml}, {@code problem} and {@code core}.
 */
@NullMarked
package org.qjailctl.schema.binding;

import org.jspecify.annotations.NullMarked;
