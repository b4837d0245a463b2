package org.qjailctl.core.observed;

import java.util.List;
import java.util.Optional;

/** A question that no plan needs, but a doctor. */
public sealed interface FitnessQuestion<T> extends Question<T> {

  /** Of which release the kernels are, by freebsd-version(1). */
  record KernelReleases() implements FitnessQuestion<Kernel> {}

  /** By sysctl(8). */
  record SecurityLevel() implements FitnessQuestion<Security> {}

  /** Whether the pf module is loaded. */
  record PfModule() implements FitnessQuestion<Boolean> {}

  /** pfctl's words about a pf.conf that does not parse; empty when it does. */
  record PfConfComplaint() implements FitnessQuestion<Optional<String>> {}

  /** Whether diff(1) refuses the options {@code -ruq}. */
  record DiffRefuses() implements FitnessQuestion<Boolean> {}

  /** The TCP sockets on which processes of the host, not of its jails, listen. */
  record Listeners() implements FitnessQuestion<List<Listener>> {}

  /** The room on the file system that holds, or is to hold, /usr/jails. */
  record JailSpace() implements FitnessQuestion<Space> {}

  /** The archives in /usr/jails/archive. */
  record Archives() implements FitnessQuestion<List<Archive>> {}

  /**
   * freebsd-version(1).
   *
   * @param installed the release of the kernel that the next boot starts
   * @param running the release of the kernel that runs now
   */
  record Kernel(String installed, String running) {}

  /**
   * sysctl(8).
   *
   * @param level {@code kern.securelevel}, see security(7)
   * @param jailed {@code security.jail.jailed}
   */
  record Security(int level, boolean jailed) {}

  /**
   * The file system that a path is on.
   *
   * @param mountedOn where it is mounted
   * @param freeKibibytes what df(1) calls available, which may be negative
   */
  record Space(String mountedOn, long freeKibibytes) {}

  /**
   * An archive that {@code qjail archive} left.
   *
   * @param file its name
   * @param head the names of its first entries, in their order
   */
  record Archive(String file, List<String> head) {
    public Archive {
      head = List.copyOf(head);
    }
  }
}
