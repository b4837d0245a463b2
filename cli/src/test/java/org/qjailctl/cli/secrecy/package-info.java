/**
 * Whole runs with secrets, and the search for them in all that is left behind. Imports the
 * product's modules.
 */
@NullMarked
package org.qjailctl.cli.secrecy;

import org.jspecify.annotations.NullMarked;
