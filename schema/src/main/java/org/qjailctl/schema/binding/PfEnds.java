package org.qjailctl.schema.binding;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.PfTableName;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/**
 * What nat and rdr rules have in common: interfaces, ends and address families.
 *
 * @param tables the names below {@code pf.tables}, those with problems of their own included
 */
record PfEnds(References references, Set<String> tables) {

  PfEnds {
    tables = Collections.unmodifiableSet(new TreeSet<>(tables));
  }

  Optional<Placed<InterfaceName>> on(Section rule) {
    Optional<Placed<InterfaceName>> on = rule.form("on", Forms.PF_INTERFACE);
    on.ifPresent(references::checkInterface);
    return on;
  }

  Optional<Placed<PfHost>> end(Section rule, String key) {
    return end(rule, key, Forms.PF_HOST);
  }

  private Optional<Placed<PfHost>> end(Section rule, String key, Form<PfHost> form) {
    Optional<Placed<PfHost>> end = rule.form(key, form);
    end.ifPresent(
        written -> {
          references.checkInterface(written.value(), written.place());
          written
              .value()
              .table()
              .ifPresent(table -> checkTable(table, written.place(), rule.reading().problems()));
        });
    return end;
  }

  /** The same end, which is wrong once an interface's addresses change. */
  Optional<Placed<PfHost>> following(Section rule, String key, Form<PfHost> form) {
    Optional<Placed<PfHost>> end = end(rule, key, form);
    end.filter(written -> written.value().isFrozen())
        .ifPresent(
            written ->
                rule.reading()
                    .problems()
                    .report(
                        ManifestCode.FROZEN_ADDRESSES,
                        written.place(),
                        "pf reads the addresses of "
                            + written.value()
                            + " once, when it loads the rule.",
                        "Write \"" + inParentheses(written.value().text()) + "\"."));
    return end;
  }

  private static String inParentheses(String text) {
    return text.startsWith("! ") ? "! (" + text.substring(2) + ")" : "(" + text + ")";
  }

  /** A table of the operator's own rules would do, too: pf looks there as well. */
  void checkTable(PfTableName table, Place place, Problems problems) {
    if (!tables.contains(table.value())) {
      problems.report(
          ManifestCode.UNKNOWN_TABLE,
          place,
          "pf.tables describes no table " + table + "; one of /etc/pf.conf is meant then.",
          Nearest.remedy(table.value(), tables, "Describe it below pf.tables."));
    }
  }

  /** The family that is said, or else the first that an end has; IPv4 where none has any. */
  IpFamily family(Section rule, List<Optional<Placed<PfHost>>> ends) {
    Optional<IpFamily> said = rule.word("family", List.of(IpFamily.values())).map(Placed::value);
    IpFamily family =
        said.or(
                () ->
                    ends.stream()
                        .flatMap(Optional::stream)
                        .flatMap(end -> end.value().family().stream())
                        .findFirst())
            .orElse(IpFamily.INET);
    for (Optional<Placed<PfHost>> end : ends) {
      end.ifPresent(written -> checkFamily(family, written, rule.reading().problems()));
    }
    return family;
  }

  private static void checkFamily(IpFamily family, Placed<PfHost> end, Problems problems) {
    if (end.value().family().filter(own -> own != family).isPresent()) {
      problems.report(
          ManifestCode.PF_FAMILY,
          end.place(),
          end.value() + " is not of the rule's family, " + family + ".",
          "Write addresses of one family in a rule; another rule is for the other.");
    }
  }
}
