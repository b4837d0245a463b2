package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;

/** A question about qjail and what it keeps. */
public sealed interface QjailQuestion<T> extends Question<T> {

  /** What qjail calls itself, such as 5.0; empty when it is not installed. */
  record Version() implements QjailQuestion<Optional<String>> {}

  /** The release of sharedfs; empty when the base system is not installed. */
  record BaseRelease() implements QjailQuestion<Optional<String>> {}

  /** Some files of a flavor by their path in a jail; empty when the flavor is not there. */
  record FlavorFiles(FlavorName name, SortedSet<HostPath> files)
      implements QjailQuestion<Optional<SortedMap<HostPath, FileState>>> {
    public FlavorFiles {
      files = Question.set(files);
    }

    public static FlavorFiles of(FlavorName name, Collection<HostPath> files) {
      return new FlavorFiles(name, new TreeSet<>(files));
    }

    @Override
    public FlavorFiles key() {
      return of(name, List.of());
    }

    @Override
    public FlavorFiles and(Question<Optional<SortedMap<HostPath, FileState>>> other) {
      return other instanceof FlavorFiles more
          ? new FlavorFiles(name, Question.union(files, more.files))
          : this;
    }
  }

  /**
   * The jails that qjail knows.
   *
   * @param only those that are asked for; empty when it is all of them
   */
  record Jails(Optional<SortedSet<JailName>> only) implements QjailQuestion<FoundJails> {
    public Jails {
      only = only.map(Question::set);
    }

    /** All of them. */
    public Jails() {
      this(Optional.empty());
    }

    public static Jails of(JailName jail) {
      return new Jails(Optional.of(new TreeSet<>(List.of(jail))));
    }

    @Override
    public Jails key() {
      return new Jails();
    }

    @Override
    public Jails and(Question<FoundJails> other) {
      return other instanceof Jails more
          ? new Jails(only.flatMap(mine -> more.only.map(theirs -> Question.union(mine, theirs))))
          : this;
    }
  }

  /** Whether the rc.conf in a jail's root enables sshd(8). */
  record EnablesSshd(JailName jail) implements QjailQuestion<Boolean> {}
}
