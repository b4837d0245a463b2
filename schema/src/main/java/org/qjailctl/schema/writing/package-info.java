/**
 * Manifests written as YAML, comments included. Imports {@code core.draft} only; knows YAML and how
 * a manifest writes what is no variable, and nothing of what its keys mean.
 */
@NullMarked
package org.qjailctl.schema.writing;

import org.jspecify.annotations.NullMarked;
