/** What commands show while they work. */
@NullMarked
package org.qjailctl.cli.command;

import org.jspecify.annotations.NullMarked;
