/**
 * The desired host: what a manifest says, validated, without nulls. Imports {@code core.net} only.
 */
@NullMarked
package org.qjailctl.core.manifest;

import org.jspecify.annotations.NullMarked;
