package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.planner.rcconf.RcConfLine;

/**
 * The variables that rc.conf(5) sets itself, with the values that they have in effect. Those that
 * another section keeps are left to it, and defaults are not written down.
 */
final class RcConfDraft {

  private static final String PATH = "rc.conf";

  /** Names of variables whose value may be a secret, such as ppp_profile_password. */
  static final Pattern SECRET =
      Pattern.compile("(?i).*(passw|passphrase|secret|token|psk|private|credential).*");

  private final Survey survey;
  private final List<DescribedInterface> interfaces;
  private final boolean qjail;
  private final boolean pf;

  /**
   * @param qjail whether the manifest has a section qjail
   * @param pf whether it has a section pf
   */
  RcConfDraft(Survey survey, List<DescribedInterface> interfaces, boolean qjail, boolean pf) {
    this.survey = survey;
    this.interfaces = interfaces;
    this.qjail = qjail;
    this.pf = pf;
  }

  Draft draft(Pieces pieces) {
    List<Item> items = new ArrayList<>();
    SortedMap<String, Assigned> assigned = new TreeMap<>();
    survey.inventory().rcFiles().forEach((file, text) -> read(file, text, assigned, items));
    if (survey.inventory().rcConf() instanceof Fact.Unknown<?>(String reason)) {
      items.add(new Item.Comment("The variables are not known: " + reason + "."));
      return new Draft(items);
    }
    for (Map.Entry<String, Assigned> one : assigned.entrySet()) {
      variable(one.getKey(), one.getValue(), pieces).ifPresent(items::add);
    }
    return new Draft(items);
  }

  /** Where a variable is set last. */
  private record Assigned(HostPath file, RcConfLine line) {}

  private static void read(
      HostPath file,
      Fact<Optional<String>> text,
      SortedMap<String, Assigned> assigned,
      List<Item> items) {
    switch (text) {
      case Fact.Unknown<Optional<String>>(String reason) ->
          items.add(new Item.Comment(file + " could not be read: " + reason + "."));
      case Fact.Known<Optional<String>>(Optional<String> known) ->
          RcConfLine.of(known.orElse(""))
              .forEach(
                  line ->
                      line.name().ifPresent(name -> assigned.put(name, new Assigned(file, line))));
    }
  }

  private Optional<Item> variable(String name, Assigned assigned, Pieces pieces) {
    Optional<String> value = survey.rcVariable(RcVariable.of(name));
    if (value.isEmpty() || isOwned(name)) {
      return Optional.empty();
    }
    String where = assigned.file() + ":" + assigned.line().number();
    if (SECRET.matcher(name).matches()) {
      return comment(where + " sets " + name + ", whose value may be a secret and is not written.");
    }
    if (assigned.line().isEvaluated()) {
      return comment(where + " has sh(1) work out the value of " + name + "; it is left there.");
    }
    if (value.get().chars().anyMatch(c -> Character.isISOControl(c) || c == 0xfffd)) {
      return comment(where + " sets " + name + " to what does not stand on one line as text.");
    }
    if (isOfDescribedInterface(name)) {
      return comment(
          where
              + " sets "
              + name
              + " to `"
              + value.get()
              + "`, which the section interfaces has no words for.");
    }
    return Optional.of(
        pieces.piece(PATH + "." + name, new Item.Entry(name, new Value.Text(value.get()))));
  }

  private static Optional<Item> comment(String text) {
    return Optional.of(new Item.Comment(text));
  }

  /** Whether another section says it. */
  private boolean isOwned(String name) {
    return (qjail && name.equals("qjail_enable"))
        || (pf && name.equals("pf_enable"))
        || (name.equals("cloned_interfaces")
            && interfaces.stream().anyMatch(DescribedInterface::cloned))
        || interfaces.stream().anyMatch(one -> one.saysVariable(name));
  }

  private boolean isOfDescribedInterface(String name) {
    return interfaces.stream().anyMatch(one -> one.ownsVariable(name));
  }
}
