package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PfRulesText;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.SshConnection;

/** The packet filter, by pfctl(8) (recordings 01 and 10). */
final class PfReading {

  private static final Pattern AUTOMATIC = Pattern.compile("<__automatic_[0-9a-f]+_([0-9]+)>");

  private static final Pattern RULE =
      Pattern.compile("(no )?(nat|rdr|binat|scrub|pass|block|match|anchor)\\b.*");

  private PfReading() {}

  /** Reads pf, and how it would print the rules that are {@code wanted} once loaded. */
  static Reading<PfState> of(Optional<String> wanted) {
    Reading<Fact<List<String>>> anchor =
        both(
            both(loaded("-a", PfAnchor.NAME, "-sn"), loaded("-a", PfAnchor.NAME, "-sr")),
            PfTablesReading.of(PfRulesText.tables(wanted.orElse("")).keySet()));
    return Reading.of(Operation.Run.of("pfctl", "-s", "info"), PfReading::enabled)
        .and(TextFile.bytewise(PfAnchor.PF_CONF), Files::new)
        .and(TextFile.reading(PfAnchor.FILE), WithRulesFile::new)
        .and(both(loaded("-sn"), loaded("-sr")), WithMainRules::new)
        .and(anchor, WithAnchor::new)
        .and(PfMainReading.of(), WithMain::new)
        .and(OperatorReading.of(), WithMain::with)
        .and(
            wanted.map(PfReading::wanted).orElse(Reading.of(Fact.notProbed())), WithOperator::with);
  }

  /** The first line is {@code Status: Enabled for ...} or {@code Status: Disabled for ...}. */
  private static Fact<Boolean> enabled(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished("pfctl -s info", outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (noDevice(outcome)) {
      return Fact.known(false);
    }
    String line = Trouble.firstLine(outcome.stdout());
    if (outcome.good() && line.startsWith("Status: Enabled")) {
      return Fact.known(true);
    }
    return outcome.good() && line.startsWith("Status: Disabled")
        ? Fact.known(false)
        : Fact.unknown(Trouble.ended("pfctl -s info", outcome));
  }

  /** Loaded rules; none where the pf module, or the anchor, is not there. */
  static Reading<Fact<List<String>>> loaded(String... options) {
    List<String> argv = new ArrayList<>(List.of("pfctl"));
    argv.addAll(List.of(options));
    String what = String.join(" ", argv);
    return Reading.of(
        Operation.Run.of(argv),
        outcome -> {
          Optional<String> unfinished = Trouble.unfinished(what, outcome);
          if (unfinished.isPresent()) {
            return Fact.unknown(unfinished.get());
          }
          if (noDevice(outcome) || noAnchor(outcome)) {
            return Fact.known(List.of());
          }
          return outcome.good()
              ? Fact.known(rules(outcome))
              : Fact.unknown(Trouble.ended(what, outcome));
        });
  }

  /** {@code -n} loads nothing, and works without the pf module; {@code -v} prints the rules. */
  private static Reading<Fact<List<String>>> wanted(String rules) {
    return Reading.of(
        Operation.Run.of("pfctl", "-a", PfAnchor.NAME, "-nvf", "-").reading(Input.text(rules)),
        outcome ->
            Trouble.unfinished("pfctl -nvf", outcome)
                .<Fact<List<String>>>map(Fact::unknown)
                .orElseGet(
                    () ->
                        outcome.good()
                            ? Fact.known(concatenated(onlyRules(outcome), contents(rules)))
                            : Fact.unknown("pf refuses the rules: " + complaint(outcome))));
  }

  /** What pfctl says of the main rule file; {@code -n} loads nothing. Empty when it parses. */
  static Reading<Fact<Optional<String>>> complaint() {
    return Reading.of(
        Operation.Run.of("pfctl", "-nf", PfAnchor.PF_CONF.value()),
        outcome ->
            Trouble.unfinished("pfctl -nf", outcome)
                .<Fact<Optional<String>>>map(Fact::unknown)
                .orElseGet(
                    () ->
                        Fact.known(
                            outcome.good() ? Optional.empty() : Optional.of(complaint(outcome)))));
  }

  /** The first line on standard error that is not about ALTQ, which the stock kernel lacks. */
  static String complaint(Outcome outcome) {
    return outcome
        .stderr()
        .utf8()
        .lines()
        .filter(line -> !line.isBlank() && !line.contains("ALTQ"))
        .findFirst()
        .map(line -> Trouble.firstLine(Bytes.utf8(line)))
        .orElse("pfctl ended with exit status " + outcome.exit());
  }

  /**
   * The lines that pfctl printed. Long lists of addresses it makes tables of, whose names have a
   * number drawn anew by each call (pf_opt_create_table in pfctl_optimize.c of FreeBSD 13.2).
   */
  static List<String> rules(Outcome outcome) {
    return outcome
        .stdout()
        .utf8()
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .map(line -> AUTOMATIC.matcher(line).replaceAll("<__automatic_$1>"))
        .toList();
  }

  /** {@code -v} prints macros and tables, too, as they are read. */
  private static List<String> onlyRules(Outcome outcome) {
    return rules(outcome).stream().filter(line -> RULE.matcher(line).matches()).toList();
  }

  private static List<String> contents(String rules) {
    List<String> all = new ArrayList<>();
    PfRulesText.tables(rules)
        .forEach((name, addresses) -> all.addAll(PfRulesText.contents(name, addresses)));
    return all;
  }

  private static Reading<Fact<List<String>>> both(
      Reading<Fact<List<String>>> one, Reading<Fact<List<String>>> other) {
    return one.and(other, (first, second) -> Facts.both(first, second, PfReading::concatenated));
  }

  static boolean noDevice(Outcome outcome) {
    return outcome.exit() == 1
        && outcome.stderr().utf8().contains("/dev/pf: No such file or directory");
  }

  private static boolean noAnchor(Outcome outcome) {
    return outcome.stderr().utf8().contains("DIOCGETRULES: Invalid argument");
  }

  private static List<String> concatenated(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private record Files(Fact<Boolean> enabled, Fact<Optional<TextFile.Described>> pfConf) {}

  private record WithRulesFile(Files before, Fact<Optional<String>> rulesFile) {}

  private record WithMainRules(WithRulesFile before, Fact<List<String>> rules) {}

  private record WithAnchor(WithMainRules before, Fact<List<String>> rules) {}

  private record WithMain(WithAnchor before, PfMainReading.Main file) {
    WithOperator with(Fact<Optional<SshConnection>> operator) {
      return new WithOperator(this, operator);
    }
  }

  private record WithOperator(WithMain before, Fact<Optional<SshConnection>> operator) {
    PfState with(Fact<List<String>> wanted) {
      WithAnchor anchor = before.before;
      WithMainRules main = anchor.before;
      WithRulesFile files = main.before;
      Fact<Optional<TextFile.Described>> pfConf = files.before.pfConf;
      return new PfState(
          files.before.enabled,
          pfConf.map(found -> found.map(TextFile.Described::text)),
          files.rulesFile,
          main.rules,
          anchor.rules,
          wanted,
          pfConf
              .known()
              .flatMap(found -> found.map(TextFile.Described::mode))
              .orElse(FileMode.READABLE),
          before.file.asWritten(),
          before.file.filter(),
          operator);
    }
  }
}
