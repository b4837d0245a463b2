package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;

/**
 * Jails that rules of pf refer to.
 *
 * @param names of the jails, those with problems of their own included
 */
record JailEnds(Set<String> names, JailsBinding.Jails jails) {

  /** Its addresses of a family; none, with a word about it, when there is none. */
  List<? extends IpAddress> addresses(Placed<String> written, IpFamily family, Problems problems) {
    Optional<Jail> jail = jail(written, problems);
    if (jail.isEmpty()) {
      return List.of();
    }
    List<? extends IpAddress> all =
        switch (family) {
          case INET -> jail.get().ip4().stream().map(JailAddress::address).toList();
          case INET6 -> jail.get().ip6().stream().map(JailAddress::address).toList();
        };
    if (all.isEmpty()) {
      reportNone(written, jail.get(), family, problems);
    }
    return all;
  }

  Optional<JailName> name(Placed<String> written) {
    return JailName.parse(written.value()).toOptional();
  }

  private static void reportNone(
      Placed<String> written, Jail jail, IpFamily family, Problems problems) {
    switch (family) {
      case INET ->
          problems.report(
              ManifestCode.JAIL_WITHOUT_IP4,
              written.place(),
              "The jail " + jail.name() + " has no ip4.",
              "Give the jail an ip4, or write `family: inet6`.");
      case INET6 ->
          problems.report(
              ManifestCode.JAIL_WITHOUT_IP6,
              written.place(),
              "The jail " + jail.name() + " has no ip6.",
              "Give the jail an ip6, or write `family: inet`.");
    }
  }

  private Optional<Jail> jail(Placed<String> written, Problems problems) {
    if (!names.contains(written.value())) {
      problems.report(
          ManifestCode.UNKNOWN_JAIL,
          written.place(),
          "There is no jail " + Quoted.of(written.value()) + ".",
          Nearest.remedy(written.value(), names, "Describe it below jails."));
      return Optional.empty();
    }
    Optional<JailName> name = name(written);
    if (name.filter(jails.absent()::containsKey).isPresent()) {
      problems.report(
          ManifestCode.UNKNOWN_JAIL,
          written.place(),
          "The jail " + Quoted.of(written.value()) + " is to be absent.",
          "Remove the rule as well.");
      return Optional.empty();
    }
    return name.map(jails.present()::get);
  }
}
