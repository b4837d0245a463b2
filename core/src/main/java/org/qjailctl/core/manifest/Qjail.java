package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;

/**
 * qjail on the host.
 *
 * @param program what brings it, when the host has none
 * @param enable whether its jails start at boot ({@code qjail_enable})
 * @param logging whether qjail logs each of its calls; empty where that is left as it is
 * @param base the base system that the jails share, when the manifest keeps it
 * @param zones those that are to be there, each with a copy of that base system
 */
public record Qjail(
    Program program,
    boolean enable,
    Optional<Boolean> logging,
    Optional<Base> base,
    SortedSet<Zone> zones) {

  public Qjail {
    zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
  }

  /** Without zones. */
  public Qjail(Program program, boolean enable, Optional<Boolean> logging, Optional<Base> base) {
    this(program, enable, logging, base, new TreeSet<>());
  }

  /** qjail logs while this file is there (qjail 5.0, post_msg and update). */
  public static final HostPath LOG = HostPath.of("/var/log/qjail.log");

  /** Where qjail says how its log is rotated. */
  public static final HostPath ROTATION = HostPath.of("/etc/newsyslog.conf");

  /** What qjail writes there, to the letter (qjail 5.0, update). */
  public static final String ROTATION_LINE =
      "/var/log/qjail.log                      600  3     100  *     -";

  /** Where the program comes from. */
  public sealed interface Program {

    /** Installed by pkg(8). */
    record FromPackage(PackageName name) implements Program {}

    /** Built by make(1) in the host's ports tree. */
    record FromPort(PortName name) implements Program {}
  }
}
