/**
 * The commands, thin: each reads its arguments, asks the engine, prints what the renderers make of
 * the answer. Imports the other rooms of cli, core and the manifest reader.
 */
@NullMarked
package org.qjailctl.cli.command;

import org.jspecify.annotations.NullMarked;
