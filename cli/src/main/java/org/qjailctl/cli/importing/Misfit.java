package org.qjailctl.cli.importing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;

/**
 * A piece of a manifest that does not fit the host.
 *
 * @param path in the manifest
 * @param reason a sentence for people
 */
record Misfit(String path, String reason) {

  /** What a path ends in that stands for describing a thing wholly; see the planner's pieces. */
  private static final String WHOLE = ".whole";

  static Misfit of(Diagnostic problem) {
    String detail = problem.detail().replaceAll(" in line [0-9]+", "");
    return new Misfit(
        path(problem.subject()), "Not described (" + problem.summary() + "): " + detail);
  }

  static Misfit of(PlannedStep step) {
    return new Misfit(path(step.id().toString()), "Not described: planning it would " + step.id());
  }

  /** One misfit for each variable or file, where a change has several things of its own. */
  static List<Misfit> of(Change change) {
    String path = path(change.resource().toString());
    return switch (change.resource().kind()) {
      case RC_CONF -> each(change, path + ".");
      case SYSCTL -> each(change, path + ".").stream().map(Misfit::ofVariable).toList();
      case FLAVOR ->
          change.attributes().isEmpty()
              ? List.of(whole(change, path))
              : each(change, path + ".files.");
      case HOST, INTERFACE, QJAIL, JAIL, PF -> List.of(whole(change, path));
    };
  }

  /** A plan says {@code kern.x at boot} where only /etc/sysctl.conf differs. */
  private Misfit ofVariable() {
    return new Misfit(path.split(" ", 2)[0], reason);
  }

  private static List<Misfit> each(Change change, String prefix) {
    return change.attributes().stream()
        .map(one -> new Misfit(prefix + one.name(), reason(List.of(one), List.of())))
        .toList();
  }

  private static Misfit whole(Change change, String path) {
    return new Misfit(path, reason(change.attributes(), change.reasons()));
  }

  private static String reason(List<AttributeChange> attributes, List<String> reasons) {
    String all =
        attributes.stream()
            .map(
                one ->
                    one.name()
                        + " "
                        + one.before().orElse("(none)")
                        + " -> "
                        + one.after().orElse("(none)"))
            .collect(Collectors.joining("; "));
    String why = String.join("; ", reasons);
    return "Not described, for an apply would change it: "
        + all
        + (all.isEmpty() || why.isEmpty() ? "" : "; ")
        + why
        + ".";
  }

  /** A plan names a resource {@code jail web}; a manifest says {@code jails.web}. */
  private static String path(String subject) {
    for (ResourceAddress.Kind kind : ResourceAddress.Kind.values()) {
      String word = kind + " ";
      if (subject.startsWith(word)) {
        String name = subject.substring(word.length()).split(" / |: ", 2)[0];
        return switch (kind) {
          case INTERFACE, FLAVOR -> kind + "s." + name;
          case JAIL -> kind + "s." + name + (isInside(subject) ? ".provision" : "");
          case HOST, RC_CONF, SYSCTL, QJAIL, PF -> kind.toString();
        };
      }
    }
    return subject;
  }

  private static boolean isInside(String subject) {
    return subject.contains(" / provision");
  }

  /** The smallest of {@code pieces} that it is about. */
  Optional<String> among(SortedSet<String> pieces) {
    return pieces.stream()
        .filter(piece -> isWithin(piece.endsWith(WHOLE) ? withoutWhole(piece) : piece))
        .max(Comparator.comparingInt(String::length));
  }

  private static String withoutWhole(String piece) {
    return piece.substring(0, piece.length() - WHOLE.length());
  }

  private boolean isWithin(String piece) {
    return path.equals(piece) || path.startsWith(piece + ".") || path.startsWith(piece + "[");
  }
}
