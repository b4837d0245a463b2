package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.ResourceAddress;

/** A host's jails on one screen, and how far the host is from its manifest. */
public final class StatusText {

  private static final List<String> HEADINGS = List.of("JAIL", "ADDRESS", "STATE", "BOOT", "DRIFT");

  private StatusText() {}

  public static List<Line> of(Manifest manifest, HostState state, Plan plan) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.BOLD, plan.hostName()).and("  " + HostTitle.of(state)));
    lines.add(Line.EMPTY);
    lines.addAll(jails(manifest, state, plan));
    List<Change> elsewhere =
        plan.changes().stream()
            .filter(change -> change.resource().kind() != ResourceAddress.Kind.JAIL)
            .filter(change -> change.action().changes())
            .toList();
    elsewhere.forEach(change -> lines.add(Line.of("  " + drift(change))));
    if (!elsewhere.isEmpty()) {
      lines.add(Line.EMPTY);
    }
    lines.add(footer(plan));
    return lines;
  }

  private static List<Line> jails(Manifest manifest, HostState state, Plan plan) {
    SortedSet<JailName> names = new TreeSet<>(manifest.jails().keySet());
    names.addAll(
        state
            .qjail()
            .jails()
            .known()
            .map(found -> found.keySet())
            .orElse(Collections.emptySortedSet()));
    if (names.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    names.forEach(name -> rows.add(row(name, state.qjail().jail(name), plan)));
    List<Line> lines = new ArrayList<>(Columns.of(rows));
    lines.add(Line.EMPTY);
    return lines;
  }

  private static List<String> row(JailName name, Fact<Optional<ObservedJail>> jail, Plan plan) {
    String drift = drift(name, plan);
    return switch (jail) {
      case Fact.Unknown<Optional<ObservedJail>>(String reason) ->
          List.of(name.value(), "?", "unknown", "?", reason);
      case Fact.Known<Optional<ObservedJail>>(Optional<ObservedJail> found) ->
          found
              .map(
                  known ->
                      List.of(
                          name.value(),
                          addresses(known),
                          known.runs() ? "running" : "stopped",
                          known.boot().toString(),
                          drift))
              .orElse(List.of(name.value(), "-", "absent", "-", drift));
    };
  }

  private static String addresses(ObservedJail jail) {
    return Stream.concat(jail.ip4().stream(), jail.ip6().stream()).collect(Collectors.joining(","));
  }

  private static String drift(JailName name, Plan plan) {
    String all =
        plan.changes().stream()
            .filter(change -> change.resource().kind() == ResourceAddress.Kind.JAIL)
            .filter(change -> change.resource().name().equals(name.value()))
            .filter(change -> change.action().changes())
            .map(StatusText::partDrift)
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "none" : all;
  }

  private static String partDrift(Change change) {
    String part = change.resource().part().orElse("");
    String attributes =
        change.attributes().stream().map(AttributeChange::name).collect(Collectors.joining(", "));
    return switch (change.action()) {
      case CREATE -> part.isEmpty() ? "+ to be created" : "+ " + part;
      case DELETE -> part.isEmpty() ? "- to be deleted" : "- " + part;
      case UPDATE, REPLACE -> change.action().symbol() + " " + details(part, attributes);
      case UNCHANGED -> "";
    };
  }

  private static String details(String part, String attributes) {
    String gap = part.isEmpty() || attributes.isEmpty() ? "" : ": ";
    String both = part + gap + attributes;
    return both.isEmpty() ? "runs otherwise than defined" : both;
  }

  private static String drift(Change change) {
    return change.action().symbol() + " " + change.resource();
  }

  private static Line footer(Plan plan) {
    if (plan.refused()) {
      return Line.of(Style.REMOVED, "The host cannot be made to match as it is: see the errors.");
    }
    return plan.isEmpty()
        ? Line.of(Style.ADDED, "The host matches its manifest.")
        : Line.of(Style.CHANGED, "The host differs from its manifest.")
            .and(" See it with `qjailctl plan`.");
  }
}
