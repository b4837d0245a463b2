package org.qjailctl.core.manifest;

import java.util.Optional;
import org.qjailctl.core.net.Port;

/**
 * Where a PostgreSQL server is reached from inside its jail.
 *
 * @param socketDirectory where its UNIX socket is; where psql(1) looks when it is empty
 * @param port part of the socket's name
 */
public record ClusterAddress(JailName jail, Optional<String> socketDirectory, Port port) {}
