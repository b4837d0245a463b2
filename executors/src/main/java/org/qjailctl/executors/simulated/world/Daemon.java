package org.qjailctl.executors.simulated.world;

import java.util.Optional;

/**
 * A daemon that runs.
 *
 * @param jail the jail that it runs in; empty on the host
 * @param service the name of its rc.d(8) script
 * @param since when it started, in seconds since 1970
 */
public record Daemon(int pid, Optional<String> jail, String service, long since) {}
