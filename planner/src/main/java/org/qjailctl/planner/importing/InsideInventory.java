package org.qjailctl.planner.importing;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.Questions;

/** What a running jail holds, whoever put it there. */
record InsideInventory(Place place, HostState host) {

  static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");

  /** What is asked of it, and which packages are looked for. */
  static Questions questions(Place place, Collection<PackageName> packages) {
    return Questions.of(
        PlaceQuestion.Packages.of(place, packages),
        new PlaceQuestion.Accounts(place),
        new PlaceQuestion.ChosenPackages(place),
        new PlaceQuestion.WholeRcConf(place),
        new PlaceQuestion.Text(place, RC_CONF));
  }

  /** The packages that somebody asked for, with their versions; others came along. */
  Fact<SortedMap<PackageName, String>> chosen() {
    return host.answer(new PlaceQuestion.ChosenPackages(place));
  }

  /** Every variable that sh(1) knows in the jail once it has read rc.conf(5). */
  Fact<SortedMap<RcVariable, String>> rcConf() {
    return host.answer(new PlaceQuestion.WholeRcConf(place));
  }

  /** The text of the jail's {@link #RC_CONF}; empty when there is none. */
  Fact<Optional<String>> rcFile() {
    return host.answer(new PlaceQuestion.Text(place, RC_CONF));
  }
}
