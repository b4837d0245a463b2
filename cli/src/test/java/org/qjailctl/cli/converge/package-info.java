/** Random manifests applied one after another: whatever the host was, it comes to match. */
@NullMarked
package org.qjailctl.cli.converge;

import org.jspecify.annotations.NullMarked;
