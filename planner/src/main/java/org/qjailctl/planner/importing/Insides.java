package org.qjailctl.planner.importing;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.Questions;

/** What is looked at inside the jails that run. */
public final class Insides {

  private static final int OLDEST = 10;
  private static final int NEWEST = 25;

  private Insides() {}

  /**
   * What to look at.
   *
   * @param host as {@link Survey#questions()} showed it
   */
  public static Questions questions(HostState host) {
    Questions questions = Questions.NONE;
    for (JailName jail : running(host)) {
      questions = questions.and(InsideInventory.questions(Place.jail(jail), postgresqlServers()));
    }
    return questions;
  }

  /** The jails that run, of which the inside can be seen. */
  static List<JailName> running(HostState host) {
    return host.qjail().jails().known().map(SortedMap::values).stream()
        .flatMap(all -> all.stream())
        .filter(ObservedJail::runs)
        .map(ObservedJail::name)
        .toList();
  }

  static List<PackageName> postgresqlServers() {
    return IntStream.rangeClosed(OLDEST, NEWEST)
        .mapToObj(version -> PackageName.of("postgresql" + version + "-server"))
        .toList();
  }
}
