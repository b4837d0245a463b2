/**
 * The seam between the commands and what does the work: hosts, probing, planning, running. Imports
 * core and {@code executors.connection}; the commands see nothing else of the other modules'
 * machinery.
 */
@NullMarked
package org.qjailctl.cli.engine;

import org.jspecify.annotations.NullMarked;
