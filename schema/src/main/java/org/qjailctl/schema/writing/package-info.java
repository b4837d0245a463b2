/**
 * Manifests written as YAML, comments included. Imports {@code core.draft} only; knows YAML, and
 * nothing of what a manifest means.
 */
@NullMarked
package org.qjailctl.schema.writing;

import org.jspecify.annotations.NullMarked;
