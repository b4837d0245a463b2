/**
 * Plans that were written down: what they were made from, so that it can be told whether they still
 * hold. Imports core and {@code cli.engine}.
 */
@NullMarked
package org.qjailctl.cli.saved;

import org.jspecify.annotations.NullMarked;
