package org.qjailctl.core.manifest;

import java.util.Optional;

/**
 * qjail on the host.
 *
 * @param packageName the package that brings it, when the host has none
 * @param enable whether its jails start at boot ({@code qjail_enable})
 * @param base the base system that the jails share, when the manifest keeps it
 */
public record Qjail(PackageName packageName, boolean enable, Optional<Base> base) {}
