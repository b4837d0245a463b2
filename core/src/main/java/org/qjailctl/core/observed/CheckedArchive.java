package org.qjailctl.core.observed;

import java.util.Optional;
import org.qjailctl.core.manifest.ArchiveName;

/**
 * A jail's newest archive, read to its end.
 *
 * @param flaw why the jail could not be restored from it, a clause for people; empty when it can
 */
public record CheckedArchive(ArchiveName name, Optional<String> flaw) {}
