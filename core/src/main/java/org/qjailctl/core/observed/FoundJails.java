package org.qjailctl.core.observed;

import java.util.SortedMap;
import java.util.SortedSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;

/**
 * The jails of a host.
 *
 * @param jails those that were asked for and are defined, in whatever zone
 * @param strangers the addresses of running jails that {@code jails} does not name: those of
 *     jail.conf(5) and the like
 */
public record FoundJails(SortedMap<JailName, ObservedJail> jails, SortedSet<IpAddress> strangers) {
  public FoundJails {
    jails = Question.map(jails);
    strangers = Question.set(strangers);
  }
}
