package org.qjailctl.core.observed;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;

/** What was found in one place, the host or a jail: only what was asked for. */
public record PlaceState(Place place, HostState host) {

  /** The effect of rc.conf(5): the variables that are set, defaults included. */
  public Fact<SortedMap<RcVariable, String>> rcConf() {
    return host.answer(PlaceQuestion.RcConf.of(place, List.of()));
  }

  /** The installed ones among those asked for, with their versions. */
  public Fact<SortedMap<PackageName, String>> packages() {
    return host.answer(PlaceQuestion.Packages.of(place, List.of()));
  }

  public Fact<ObservedAccounts> accounts() {
    return host.answer(new PlaceQuestion.Accounts(place));
  }

  public Fact<FileState> file(HostPath path) {
    return host.answer(new PlaceQuestion.FileAt(place, path));
  }

  public SortedMap<HostPath, Fact<FileState>> files() {
    return all(PlaceQuestion.FileAt.class, PlaceQuestion.FileAt::path);
  }

  /** The lines that were looked for in a file and stand there. */
  public Fact<SortedSet<String>> linesOf(HostPath file) {
    return host.answer(PlaceQuestion.Lines.of(place, file));
  }

  public SortedMap<HostPath, Fact<SortedSet<String>>> lines() {
    return all(PlaceQuestion.Lines.class, PlaceQuestion.Lines::file);
  }

  public Fact<ServiceState> service(ServiceName service) {
    return host.answer(new PlaceQuestion.Service(place, service));
  }

  public SortedMap<ServiceName, Fact<ServiceState>> services() {
    return all(PlaceQuestion.Service.class, PlaceQuestion.Service::name);
  }

  /** Whether something listens on a TCP port. */
  public Fact<Boolean> portAnswers(Port port) {
    return host.answer(new PlaceQuestion.Listens(place, port));
  }

  public SortedMap<Port, Fact<Boolean>> ports() {
    return all(PlaceQuestion.Listens.class, PlaceQuestion.Listens::port);
  }

  /** Whether a guard's exit status is 0. */
  public Fact<Boolean> guardSucceeds(Guard guard) {
    return host.answer(new PlaceQuestion.Succeeds(place, guard));
  }

  public SortedMap<Guard, Fact<Boolean>> guards() {
    return all(PlaceQuestion.Succeeds.class, PlaceQuestion.Succeeds::guard);
  }

  private <K extends Comparable<? super K>, T, Q extends PlaceQuestion<T>>
      SortedMap<K, Fact<T>> all(Class<Q> kind, Function<Q, K> name) {
    SortedMap<K, Fact<T>> found = new TreeMap<>();
    host.each(
        kind,
        (question, fact) -> {
          if (question.place().equals(place)) {
            found.put(name.apply(question), fact);
          }
        });
    return found;
  }
}
