/**
 * From a file, the files that it includes and the variables that they set to one tree of nodes.
 * Imports {@code yaml} and {@code problem}, and is the only room that opens manifests.
 */
@NullMarked
package org.qjailctl.schema.assembly;

import org.jspecify.annotations.NullMarked;
