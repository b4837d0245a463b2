package org.qjailctl.core.plan;

import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;

/**
 * Something on a host that no two steps may write at the same time. Neither qjail nor sysrc(8) nor
 * rc.conf(5) has a lock of its own: of two writers one would undo what the other did.
 */
public sealed interface Written {

  /** The host's rc.conf(5). */
  record HostRcConf() implements Written {}

  /** Kernel variables, and /etc/sysctl.conf. */
  record Sysctls() implements Written {}

  /** The host's package database. */
  record HostPackages() implements Written {}

  /** The host's services. */
  record HostServices() implements Written {}

  /** The host's users and groups. */
  record HostAccounts() implements Written {}

  /** Any other file of the host. */
  record HostFiles() implements Written {}

  /** The interfaces and their addresses. */
  record Interfaces() implements Written {}

  /** pf(4), its files and its rules. */
  record PacketFilter() implements Written {}

  /** What all jails are made from; who lays it out needs all jails and flavors to stay still. */
  record Base() implements Written {}

  /** How many vnet jails there ever were, which qjail counts in one file. */
  record VnetCount() implements Written {}

  /** The one folder that every {@code qjail create -a} unpacks its archive in, and removes. */
  record TempRestore() implements Written {}

  record OneFlavor(FlavorName name) implements Written {}

  /** A jail's definition, its processes, and all that is in it. */
  record OneJail(JailName name) implements Written {}

  /** Whether to write both at the same time is dangerous. */
  default boolean overlaps(Written other) {
    return equals(other) || disturbs(this, other) || disturbs(other, this);
  }

  private static boolean disturbs(Written one, Written other) {
    return one instanceof Base && (other instanceof OneJail || other instanceof OneFlavor);
  }
}
