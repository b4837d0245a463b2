/**
 * How a manifest's problems are said: the catalogue of codes, places, quoting and the nearest known
 * word. Imports {@code core.diagnostic} only, and every other room of this module may import it.
 */
@NullMarked
package org.qjailctl.schema.problem;

import org.jspecify.annotations.NullMarked;
