package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.ClusterPart.Power;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.observed.ClusterState;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * Roles, databases and what is in them. A server that does not answer yet tells nothing of them, so
 * all is planned; each step leaves alone what is there and right.
 */
final class ClusterPlanning {

  private final Jail jail;
  private final Postgresql server;
  private final HostState host;
  private final ClusterAddress address;

  ClusterPlanning(Jail jail, Postgresql server, HostState host) {
    this.jail = jail;
    this.server = server;
    this.host = host;
    this.address = server.address(jail.name());
  }

  /** What cannot be made to match, and what could not be compared. */
  List<Diagnostic> problems() {
    List<Diagnostic> problems = new ArrayList<>();
    for (ClusterPart part : server.inCluster()) {
      switch (part) {
        case ClusterPart.Database wanted ->
            found()
                .map(cluster -> cluster.databases().get(wanted.name()))
                .ifPresent(there -> problems.addAll(differences(wanted, there)));
        case ClusterPart.Password wanted ->
            found()
                .map(cluster -> cluster.roles().get(wanted.role()))
                .filter(ClusterState.Role::hasPassword)
                .ifPresent(there -> uncompared(wanted, there).ifPresent(problems::add));
        case ClusterPart.Role role -> {}
        case ClusterPart.Membership membership -> {}
        case ClusterPart.Extension extension -> {}
      }
    }
    return problems;
  }

  /** Plans each part that is not as it is to be. */
  void plan(Fragment.Chain chain, List<AttributeChange> attributes, boolean initialised) {
    for (ClusterPart part : server.inCluster()) {
      if (settled(part) || (!initialised && isInitdbs(part))) {
        continue;
      }
      attributes.add(attribute(part));
      chain.add(
          verb(part),
          new ProvisionStep.ChangeCluster(address, part),
          new Condition.ClusterHas(address, part),
          Impact.LIVE);
    }
  }

  /** The superuser's first password is set by initdb(1). */
  private static boolean isInitdbs(ClusterPart part) {
    return part instanceof ClusterPart.Password password
        && password.role().equals(Postgresql.SUPERUSER);
  }

  /** Whether there is nothing to do: it is there, or a password could not be compared. */
  private boolean settled(ClusterPart part) {
    Verdict verdict = new Condition.ClusterHas(address, part).verdict(host);
    boolean incomparable =
        part instanceof ClusterPart.Password
            && found().isPresent()
            && verdict instanceof Verdict.CannotTell;
    return verdict instanceof Verdict.Holds || incomparable;
  }

  private Optional<ClusterState> found() {
    return host.cluster(jail.name()).known();
  }

  private AttributeChange attribute(ClusterPart part) {
    return switch (part) {
      case ClusterPart.Role role ->
          new AttributeChange(
              "role " + role.name(),
              found()
                  .map(cluster -> cluster.roles().get(role.name()))
                  .map(there -> powers(there.powers())),
              Optional.of(powers(role.powers())));
      case ClusterPart.Membership membership ->
          AttributeChange.set("role " + membership.member(), "member of " + membership.group());
      case ClusterPart.Password password ->
          AttributeChange.set(
              "password of " + password.role(), "(secret " + password.secret() + ")");
      case ClusterPart.Database database -> attribute(database);
      case ClusterPart.Extension extension ->
          new AttributeChange(
              "extension " + extension.name(),
              version(extension),
              Optional.of(
                  "in "
                      + extension.database()
                      + extension.version().map(v -> ", version " + v).orElse("")));
    };
  }

  private AttributeChange attribute(ClusterPart.Database database) {
    Optional<String> owner = database.owner().map(name -> "owner " + name);
    return new AttributeChange(
        "database " + database.name(),
        found()
            .map(cluster -> cluster.databases().get(database.name()))
            .map(there -> "owner " + there.owner()),
        Optional.of(
            Stream.of(
                    owner,
                    database.encoding(),
                    database.locale().map(locale -> "locale " + locale),
                    database.template().map(template -> "from " + template))
                .flatMap(Optional::stream)
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), this::orPlain))));
  }

  private String orPlain(String text) {
    return text.isEmpty() ? "as template1" : text;
  }

  private Optional<String> version(ClusterPart.Extension extension) {
    return found()
        .map(cluster -> cluster.databases().get(extension.database()))
        .flatMap(database -> database.extensions().known())
        .map(all -> all.get(extension.name()))
        .map(version -> "version " + version);
  }

  private static String powers(SortedSet<Power> powers) {
    return powers.isEmpty()
        ? "no login"
        : powers.stream().map(Power::toString).collect(Collectors.joining(", "));
  }

  private static String verb(ClusterPart part) {
    return switch (part) {
      case ClusterPart.Role role -> "keep role " + role.name();
      case ClusterPart.Membership membership ->
          "add " + membership.member() + " to " + membership.group();
      case ClusterPart.Password password -> "set password of " + password.role();
      case ClusterPart.Database database -> "keep database " + database.name();
      case ClusterPart.Extension extension ->
          "keep extension " + extension.name() + " in " + extension.database();
    };
  }

  private List<Diagnostic> differences(ClusterPart.Database wanted, ClusterState.Database there) {
    List<Diagnostic> problems = new ArrayList<>();
    wanted
        .encoding()
        .filter(encoding -> !encoding.equals(there.encoding()))
        .ifPresent(encoding -> problems.add(fixed(wanted, "encoding", there.encoding(), encoding)));
    wanted
        .locale()
        .filter(locale -> !locale.equals(there.locale()))
        .ifPresent(locale -> problems.add(fixed(wanted, "locale", there.locale(), locale)));
    return problems;
  }

  private Diagnostic fixed(
      ClusterPart.Database database, String what, String found, String wanted) {
    return PlanCode.DATABASE_FIXED.about(
        subject("databases." + database.name()),
        "The database %s in the jail %s has the %s %s, the manifest wants %s."
            .formatted(database.name(), jail.name(), what, found, wanted),
        "PostgreSQL changes neither in a database that is there. Write "
            + found
            + ", or dump the database, rename it, apply, and load the dump.");
  }

  private Optional<Diagnostic> uncompared(ClusterPart.Password wanted, ClusterState.Role there) {
    return switch (there.passwordIs()) {
      case Fact.Known<Boolean> known -> Optional.empty();
      case Fact.Unknown<Boolean>(String reason) ->
          Optional.of(
              PlanCode.PASSWORD_UNCOMPARED.about(
                  subject("roles." + wanted.role()),
                  "Whether the password of the role %s in the jail %s is still the secret was not"
                          .formatted(wanted.role(), jail.name())
                      + " compared: "
                      + reason
                      + ".",
                  "It stays as it is. Make the secret available to have a new one carried over."));
    };
  }

  private String subject(String part) {
    return "jails." + jail.name() + ".provision.postgresql." + part;
  }
}
