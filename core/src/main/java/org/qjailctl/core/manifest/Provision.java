package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;

/**
 * What is to be inside a jail, or on the host. What it does not name is left alone.
 *
 * @param rcConf variables of the place's own rc.conf(5), those of its services included
 * @param absentFiles those that are not to be; none of them is among {@code files}
 * @param commands in the order in which they run
 */
public record Provision(
    SortedMap<PackageName, WantedPackage> packages,
    WantedAccounts accounts,
    SortedMap<RcVariable, String> rcConf,
    SortedMap<HostPath, Folder> directories,
    SortedMap<HostPath, OwnedFile> files,
    SortedSet<HostPath> absentFiles,
    List<GuardedCommand> commands,
    SortedMap<ServiceName, Running> services) {

  public static final Provision NOTHING =
      new Provision(
          new TreeMap<>(),
          WantedAccounts.NONE,
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeSet<>(),
          List.of(),
          new TreeMap<>());

  /** A folder's owner and mode; what is in it is left alone. */
  public record Folder(FileOwner owner, FileMode mode) {}

  /**
   * A file.
   *
   * @param readers the services that read it when they start
   */
  public record OwnedFile(
      Bytes content, FileMode mode, FileOwner owner, SortedSet<ServiceName> readers) {
    public OwnedFile {
      readers = Collections.unmodifiableSortedSet(new TreeSet<>(readers));
    }
  }

  /** What a service does after an apply. */
  public enum Running {
    YES,
    NO,
    /** As it happens to be. */
    UNMANAGED
  }

  public Provision {
    packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    rcConf = Collections.unmodifiableSortedMap(new TreeMap<>(rcConf));
    directories = Collections.unmodifiableSortedMap(new TreeMap<>(directories));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    absentFiles = Collections.unmodifiableSortedSet(new TreeSet<>(absentFiles));
    commands = List.copyOf(commands);
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
  }

  /** The same with other files. */
  public Provision withFiles(SortedMap<HostPath, OwnedFile> others) {
    return new Provision(
        packages, accounts, rcConf, directories, others, absentFiles, commands, services);
  }

  /** The files that {@code service} reads when it starts, those that commands make included. */
  public SortedSet<HostPath> readBy(ServiceName service) {
    SortedSet<HostPath> read = new TreeSet<>();
    files.forEach(
        (path, file) -> {
          if (file.readers().contains(service)) {
            read.add(path);
          }
        });
    for (GuardedCommand command : commands) {
      if (command.readers().contains(service)) {
        command.creates().ifPresent(read::add);
      }
    }
    return read;
  }

  public boolean isEmpty() {
    return equals(NOTHING);
  }
}
