package org.qjailctl.core.manifest;

import java.util.Optional;

/**
 * A jail that is not to be: the manifest names it with {@code state: absent}, and that word is the
 * consent to its deletion.
 *
 * @param preventDestroy what the manifest still says of its protection: only an explicit no lifts
 *     one that the host has on record
 */
public record AbsentJail(JailName name, Optional<Boolean> preventDestroy) {}
