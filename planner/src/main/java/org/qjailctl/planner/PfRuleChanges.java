package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PublicDatabase;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ResourceAddress;

/**
 * Which of the anchor's rules come, stay and go, for people: the rule file is written as a whole.
 */
final class PfRuleChanges {

  private final Pf wanted;
  private final Set<String> before;

  PfRuleChanges(Pf wanted, String rulesFile) {
    this.wanted = wanted;
    this.before =
        new HashSet<>(
            rulesFile.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList());
  }

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    Set<String> after = new HashSet<>();
    for (Pf.Nat nat : wanted.nat()) {
      after.add(PfAnchor.rule(nat));
      changes.add(
          change(
              "nat " + nat.on() + " from " + nat.from(),
              "to " + nat.to() + " -> " + nat.translate(),
              PfAnchor.rule(nat),
              List.of()));
    }
    for (Pf.Redirect rdr : wanted.rdr()) {
      after.add(PfAnchor.rule(rdr));
      String target =
          rdr.jail().map(jail -> jail.value()).orElse(rdr.target().toString()) + ":" + rdr.toPort();
      changes.add(
          change(
              "rdr " + rdr.on() + " " + rdr.proto() + " " + rdr.port(),
              "-> " + target,
              PfAnchor.rule(rdr),
              warnings(rdr)));
    }
    before.stream()
        .filter(line -> !after.contains(line))
        .sorted()
        .forEach(line -> changes.add(rule(line, Action.DELETE, "", List.of())));
    return changes;
  }

  private Change change(String name, String title, String line, List<String> warnings) {
    return before.contains(line)
        ? rule(name, Action.UNCHANGED, title, List.of())
        : rule(name, Action.CREATE, title, warnings);
  }

  private static Change rule(String name, Action action, String title, List<String> warnings) {
    return new Change(
        ResourceAddress.of(ResourceAddress.Kind.PF, name),
        action,
        action.changes() ? Impact.NETWORK : Impact.LIVE,
        title,
        List.of(),
        List.of(),
        warnings);
  }

  private static List<String> warnings(Pf.Redirect rdr) {
    return PublicDatabase.openedBy(rdr)
        .map(database -> List.of("opens a " + database + " server to everyone on " + rdr.on()))
        .orElse(List.of());
  }
}
