/**
 * Says where a tree departs from host.schema.json: keys, types, words, ranges. Imports {@code yaml}
 * and {@code problem}, and is the only room that knows JSON Schema and Jackson.
 */
@NullMarked
package org.qjailctl.schema.structure;

import org.jspecify.annotations.NullMarked;
