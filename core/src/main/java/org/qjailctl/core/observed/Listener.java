package org.qjailctl.core.observed;

import java.util.Optional;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;

/**
 * A TCP socket on which a process listens, as sockstat(1) shows it.
 *
 * @param command the process's name
 * @param address empty when it listens on every address of its family
 */
public record Listener(String command, Optional<IpAddress> address, Port port) {}
