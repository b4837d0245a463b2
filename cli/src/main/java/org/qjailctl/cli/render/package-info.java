/**
 * What people and programs read: plans, diagnostics, progress, summaries. Pure functions from
 * core's values to lines of text; imports core, {@code cli.text}, {@code cli.engine}'s results and
 * the manifest's source text.
 */
@NullMarked
package org.qjailctl.cli.render;

import org.jspecify.annotations.NullMarked;
