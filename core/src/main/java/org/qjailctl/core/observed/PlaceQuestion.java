package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;

/** A question that can be asked of the host as well as of a jail. */
public sealed interface PlaceQuestion<T> extends Question<T> {

  Place place();

  /**
   * The effect of rc.conf(5): the variables that are set, defaults included.
   *
   * @param prefixes every variable whose name starts so
   */
  record RcConf(Place place, SortedSet<RcVariable> names, SortedSet<RcVariable> prefixes)
      implements PlaceQuestion<SortedMap<RcVariable, String>> {
    public RcConf {
      names = Question.set(names);
      prefixes = Question.set(prefixes);
    }

    public static RcConf of(Place place, Collection<RcVariable> names) {
      return new RcConf(place, new TreeSet<>(names), new TreeSet<>());
    }

    @Override
    public RcConf key() {
      return of(place, List.of());
    }

    @Override
    public RcConf and(Question<SortedMap<RcVariable, String>> other) {
      return other instanceof RcConf more
          ? new RcConf(
              place, Question.union(names, more.names), Question.union(prefixes, more.prefixes))
          : this;
    }

    @Override
    public boolean isEmpty() {
      return names.isEmpty() && prefixes.isEmpty();
    }
  }

  /** Every variable that sh(1) knows once it has read rc.conf(5). */
  record WholeRcConf(Place place) implements PlaceQuestion<SortedMap<RcVariable, String>> {}

  /** The installed ones among some packages, with their versions. */
  record Packages(Place place, SortedSet<PackageName> names)
      implements PlaceQuestion<SortedMap<PackageName, String>> {
    public Packages {
      names = Question.set(names);
    }

    public static Packages of(Place place, Collection<PackageName> names) {
      return new Packages(place, new TreeSet<>(names));
    }

    @Override
    public Packages key() {
      return of(place, List.of());
    }

    @Override
    public Packages and(Question<SortedMap<PackageName, String>> other) {
      return other instanceof Packages more
          ? new Packages(place, Question.union(names, more.names))
          : this;
    }

    @Override
    public boolean isEmpty() {
      return names.isEmpty();
    }
  }

  /** The packages that somebody asked for, with their versions; others came along. */
  record ChosenPackages(Place place) implements PlaceQuestion<SortedMap<PackageName, String>> {}

  /** What stands at a path. */
  record FileAt(Place place, HostPath path) implements PlaceQuestion<FileState> {}

  /** Which of some lines stand alone in a file. */
  record Lines(Place place, HostPath file, SortedSet<String> asked)
      implements PlaceQuestion<SortedSet<String>> {
    public Lines {
      asked = Question.set(asked);
    }

    public static Lines of(Place place, HostPath file, String... asked) {
      return new Lines(place, file, new TreeSet<>(List.of(asked)));
    }

    @Override
    public Lines key() {
      return of(place, file);
    }

    @Override
    public Lines and(Question<SortedSet<String>> other) {
      return other instanceof Lines more
          ? new Lines(place, file, Question.union(asked, more.asked))
          : this;
    }
  }

  /** The text of a file; empty when there is none. */
  record Text(Place place, HostPath file) implements PlaceQuestion<Optional<String>> {}

  /**
   * Whether a service runs, and has seen its files as they are.
   *
   * @param read the files that it reads when it starts
   */
  record Service(Place place, ServiceName name, SortedSet<HostPath> read)
      implements PlaceQuestion<ServiceState> {
    public Service {
      read = Question.set(read);
    }

    /** Whether it runs alone. */
    public Service(Place place, ServiceName name) {
      this(place, name, new TreeSet<>());
    }

    @Override
    public Service key() {
      return new Service(place, name);
    }

    @Override
    public Service and(Question<ServiceState> other) {
      return other instanceof Service more
          ? new Service(place, name, Question.union(read, more.read))
          : this;
    }
  }

  /** Whether something listens on a TCP port. */
  record Listens(Place place, Port port) implements PlaceQuestion<Boolean> {}

  /** The users and groups. */
  record Accounts(Place place) implements PlaceQuestion<ObservedAccounts> {}

  /** Whether the guard of a command succeeds: a command that changes nothing exits 0. */
  record Succeeds(Place place, Guard guard) implements PlaceQuestion<Boolean> {}
}
