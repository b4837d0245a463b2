package org.qjailctl.core.observed;

import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;

/**
 * The ssh connection through which the host is asked.
 *
 * @param client where it comes from, as the host sees it
 * @param server the address of the host that it comes to
 * @param port the port that it comes to
 */
public record SshConnection(IpAddress client, IpAddress server, Port port) {}
