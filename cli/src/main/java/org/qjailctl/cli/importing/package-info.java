/**
 * Writes a manifest from a host, and tries it on the same host until planning it changes nothing.
 * Imports the engine, the manifest reader and writer, the planner's drafting, and core.
 */
@NullMarked
package org.qjailctl.cli.importing;

import org.jspecify.annotations.NullMarked;
