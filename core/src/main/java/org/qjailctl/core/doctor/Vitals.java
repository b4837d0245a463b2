package org.qjailctl.core.doctor;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.observed.Fact;

/**
 * What a doctor looks at beyond the host's state that plans are made from.
 *
 * @param kernel the kernels' releases
 * @param security the kernel's security level, and whether the host itself is a jail
 * @param qjailScript the text of the qjail script; empty when it is not there
 * @param diffRefuses whether diff(1) refuses the options {@code -ruq}
 * @param pfModule whether the pf module is loaded
 * @param pfConfComplaint pfctl's words about a pf.conf that does not parse; empty when it does
 * @param listeners the TCP sockets on which processes of the host, not of its jails, listen
 * @param space the room on the file system that holds, or is to hold, /usr/jails
 * @param archives the archives in /usr/jails/archive
 * @param rcFiles the text of each rc.conf(5) file; empty for one that is not there
 */
public record Vitals(
    Fact<Kernel> kernel,
    Fact<Security> security,
    Fact<Optional<String>> qjailScript,
    Fact<Boolean> diffRefuses,
    Fact<Boolean> pfModule,
    Fact<Optional<String>> pfConfComplaint,
    Fact<List<Listener>> listeners,
    Fact<Space> space,
    Fact<List<Archive>> archives,
    SortedMap<HostPath, Fact<Optional<String>>> rcFiles) {

  /** A host that nobody has looked at. */
  public static final Vitals NOT_LOOKED_AT =
      new Vitals(
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          Fact.notProbed(),
          new TreeMap<>());

  public Vitals {
    rcFiles = Collections.unmodifiableSortedMap(new TreeMap<>(rcFiles));
  }

  public Vitals withKernel(Fact<Kernel> found) {
    return new Vitals(
        found,
        security,
        qjailScript,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        listeners,
        space,
        archives,
        rcFiles);
  }

  public Vitals withSecurity(Fact<Security> found) {
    return new Vitals(
        kernel,
        found,
        qjailScript,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        listeners,
        space,
        archives,
        rcFiles);
  }

  public Vitals withQjailScript(Fact<Optional<String>> found) {
    return new Vitals(
        kernel,
        security,
        found,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        listeners,
        space,
        archives,
        rcFiles);
  }

  public Vitals withDiffRefuses(Fact<Boolean> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        found,
        pfModule,
        pfConfComplaint,
        listeners,
        space,
        archives,
        rcFiles);
  }

  public Vitals withPfModule(Fact<Boolean> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        diffRefuses,
        found,
        pfConfComplaint,
        listeners,
        space,
        archives,
        rcFiles);
  }

  public Vitals withPfConfComplaint(Fact<Optional<String>> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        diffRefuses,
        pfModule,
        found,
        listeners,
        space,
        archives,
        rcFiles);
  }

  public Vitals withListeners(Fact<List<Listener>> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        found,
        space,
        archives,
        rcFiles);
  }

  public Vitals withSpace(Fact<Space> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        listeners,
        found,
        archives,
        rcFiles);
  }

  public Vitals withArchives(Fact<List<Archive>> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        listeners,
        space,
        found,
        rcFiles);
  }

  public Vitals withRcFiles(SortedMap<HostPath, Fact<Optional<String>>> found) {
    return new Vitals(
        kernel,
        security,
        qjailScript,
        diffRefuses,
        pfModule,
        pfConfComplaint,
        listeners,
        space,
        archives,
        found);
  }

  /**
   * freebsd-version(1).
   *
   * @param installed the release of the kernel that the next boot starts
   * @param running the release of the kernel that runs now
   */
  public record Kernel(String installed, String running) {}

  /**
   * sysctl(8).
   *
   * @param level {@code kern.securelevel}, see security(7)
   * @param jailed {@code security.jail.jailed}
   */
  public record Security(int level, boolean jailed) {}

  /**
   * The file system behind a path.
   *
   * @param mountedOn where it is mounted
   * @param freeKibibytes what df(1) calls available, which may be negative
   */
  public record Space(String mountedOn, long freeKibibytes) {}

  /**
   * An archive that {@code qjail archive} left.
   *
   * @param file its name
   * @param head the names of its first entries, in their order
   */
  public record Archive(String file, List<String> head) {
    public Archive {
      head = List.copyOf(head);
    }
  }
}
