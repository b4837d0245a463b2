package org.qjailctl.core.observed;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;

/** qjail and what it keeps, as far as it was asked for. */
public record QjailState(HostState host) {

  /** What qjail calls itself, such as 5.0; empty when it is not installed. */
  public Fact<Optional<String>> version() {
    return host.answer(new QjailQuestion.Version());
  }

  /** The release of sharedfs; empty when the base system is not installed. */
  public Fact<Optional<String>> baseRelease() {
    return host.answer(new QjailQuestion.BaseRelease());
  }

  /** The files asked for; empty when the flavor is not there. */
  public Fact<Optional<SortedMap<HostPath, FileState>>> flavor(FlavorName name) {
    return host.answer(QjailQuestion.FlavorFiles.of(name, List.of()));
  }

  public SortedMap<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> flavors() {
    SortedMap<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> all = new TreeMap<>();
    host.each(QjailQuestion.FlavorFiles.class, (question, fact) -> all.put(question.name(), fact));
    return all;
  }

  /** Every jail that was asked for and is defined, in whatever zone. */
  public Fact<SortedMap<JailName, ObservedJail>> jails() {
    return host.answer(new QjailQuestion.Jails()).map(FoundJails::jails);
  }

  /** The jail {@code name}; empty when it is not defined. */
  public Fact<Optional<ObservedJail>> jail(JailName name) {
    return jails().map(all -> Optional.ofNullable(all.get(name)));
  }

  /** The addresses of running jails that {@link #jails()} does not name. */
  public Fact<SortedSet<IpAddress>> strangers() {
    return host.answer(new QjailQuestion.Jails()).map(FoundJails::strangers);
  }

  /** Whether sshd(8) is enabled in the files of the jail {@code name}. */
  public Fact<Boolean> enablesSshd(JailName name) {
    return host.answer(new QjailQuestion.EnablesSshd(name));
  }

  public SortedMap<JailName, Fact<Boolean>> sshd() {
    SortedMap<JailName, Fact<Boolean>> all = new TreeMap<>();
    host.each(QjailQuestion.EnablesSshd.class, (question, fact) -> all.put(question.jail(), fact));
    return all;
  }
}
