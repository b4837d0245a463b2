package org.qjailctl.core.observed;

/**
 * What the host says about itself.
 *
 * @param system the operating system's name, such as {@code FreeBSD}
 * @param release the userland's release ({@code freebsd-version -u}), such as {@code 13.2-RELEASE}
 * @param architecture such as {@code amd64}
 * @param userId of the user that operations run as; 0 is root
 */
public record SystemFacts(
    String hostName, String system, String release, String architecture, int userId) {}
