/**
 * From bytes to a tree of YAML nodes of which each knows its place; what YAML offers beyond maps,
 * lists and scalars is refused here. Imports {@code problem} and is the only room that knows
 * snakeyaml-engine.
 */
@NullMarked
package org.qjailctl.schema.yaml;

import org.jspecify.annotations.NullMarked;
