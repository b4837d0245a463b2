/**
 * A host as it is, written down as a manifest: planning, the other way round. Imports core and
 * {@code planner.rcconf}; pure, and knows neither YAML nor commands.
 */
@NullMarked
package org.qjailctl.planner.importing;

import org.jspecify.annotations.NullMarked;
