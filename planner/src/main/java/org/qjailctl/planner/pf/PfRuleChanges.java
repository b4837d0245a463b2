package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PfTableName;
import org.qjailctl.core.manifest.PublicDatabase;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ResourceAddress;

/**
 * Which of the anchor's rules and tables come, stay and go, for people: the rule file is written as
 * a whole.
 */
final class PfRuleChanges {

  private final Pf wanted;
  private final String rulesFile;
  private final List<String> before;
  private final Set<String> after = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();

  PfRuleChanges(Pf wanted, String rulesFile) {
    this.wanted = wanted;
    this.rulesFile = rulesFile;
    this.before = rulesFile.lines().filter(PfRuleChanges::isRule).toList();
  }

  /** Whether {@code line} of the anchor's file is neither a comment, a macro nor a table. */
  static boolean isRule(String line) {
    String text = line.strip();
    return !text.isEmpty()
        && !text.startsWith("#")
        && !text.startsWith("table ")
        && !text.matches("[A-Za-z][A-Za-z0-9_]* = \".*");
  }

  List<Change> changes() {
    wanted.tables().forEach((name, table) -> changes.add(table(name, table)));
    wanted.raw().translation().forEach(line -> add(line, "", line, List.of()));
    for (Pf.Nat nat : wanted.nat()) {
      add(
          "nat " + nat.on() + " from " + nat.from(),
          "to " + nat.to() + " -> " + nat.translate(),
          PfAnchor.rule(nat),
          List.of());
    }
    for (Pf.Redirect rdr : wanted.rdr()) {
      String host =
          rdr.jail()
              .map(jail -> jail.value())
              .orElse(
                  rdr.target().bits() == 32 ? rdr.target().toString() : "[" + rdr.target() + "]");
      add(
          "rdr " + rdr.on() + family(rdr) + " " + rdr.proto() + " " + rdr.port(),
          "-> " + host + ":" + rdr.toPorts(),
          PfAnchor.rule(rdr),
          warnings(rdr));
    }
    wanted.raw().filter().forEach(line -> add(line, "", line, List.of()));
    before.stream()
        .filter(line -> !after.contains(line))
        .distinct()
        .sorted()
        .forEach(line -> changes.add(rule(line, Action.DELETE, "", List.of())));
    return changes;
  }

  private static String family(Pf.Redirect rdr) {
    return switch (rdr.family()) {
      case INET -> "";
      case INET6 -> " inet6";
    };
  }

  private void add(String name, String title, String line, List<String> warnings) {
    boolean first = after.add(line);
    boolean there = before.contains(line);
    if (first) {
      changes.add(
          rule(
              name, there ? Action.UNCHANGED : Action.CREATE, title, there ? List.of() : warnings));
    }
  }

  private Change table(PfTableName name, Pf.Table table) {
    String line = PfAnchor.table(name, table);
    Optional<String> old =
        rulesFile.lines().filter(each -> each.startsWith("table <" + name + "> ")).findFirst();
    Action action =
        old.isEmpty() ? Action.CREATE : old.get().equals(line) ? Action.UNCHANGED : Action.UPDATE;
    List<AttributeChange> attributes =
        action == Action.UPDATE
            ? List.of(
                new AttributeChange(
                    "addresses", Optional.of(contents(old.get())), Optional.of(contents(line))))
            : List.of();
    return new Change(
        address("table <" + name + ">"),
        action,
        action.changes() ? Impact.NETWORK : Impact.LIVE,
        contents(line),
        attributes,
        List.of(),
        List.of());
  }

  private static String contents(String line) {
    int brace = line.indexOf('{');
    String inside = brace < 0 ? "" : line.substring(brace + 1).replace("}", "").strip();
    return brace < 0 ? "filled by programs" : inside.isEmpty() ? "empty" : inside;
  }

  private static Change rule(String name, Action action, String title, List<String> warnings) {
    return new Change(
        address(name),
        action,
        action.changes() ? Impact.NETWORK : Impact.LIVE,
        title,
        List.of(),
        List.of(),
        warnings);
  }

  private static ResourceAddress address(String name) {
    return ResourceAddress.of(ResourceAddress.Kind.PF, name);
  }

  private static List<String> warnings(Pf.Redirect rdr) {
    return PublicDatabase.openedBy(rdr)
        .map(database -> List.of("opens a " + database + " server to everyone on " + rdr.on()))
        .orElse(List.of());
  }
}
