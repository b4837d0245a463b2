package org.qjailctl.executors.simulated.pf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qjailctl.core.pf.ParsedRules;
import org.qjailctl.core.pf.PfText;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.PacketFilter;

/**
 * {@code pfctl -f}: reads a file and the anchors that it loads, and puts all of them in place or
 * none.
 */
final class RulesLoad {

  private static final String MISSING = ": No such file or directory\n";

  private final Invocation invocation;
  private final boolean checkOnly;
  private final boolean verbose;
  private final Map<String, PacketFilter.Ruleset> loaded = new TreeMap<>();
  private final Deque<ParsedRules.Load> waiting = new ArrayDeque<>();
  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();

  RulesLoad(Invocation invocation, boolean checkOnly, boolean verbose) {
    this.invocation = invocation;
    this.checkOnly = checkOnly;
    this.verbose = verbose;
  }

  Result run(String path, String anchor) {
    boolean good = read(path, anchor, path.equals("-") ? standardInput() : text(path));
    while (good && !waiting.isEmpty()) {
      ParsedRules.Load next = waiting.remove();
      if (verbose) {
        stderr.append("\nLoading anchor %s from %s\n".formatted(next.anchor(), next.file()));
      }
      good = read(next.file(), next.anchor(), text(next.file()));
      stderr.append(good ? "" : "pfctl: load anchors\n");
    }
    if (good && !checkOnly) {
      PacketFilter pf = invocation.world().pf();
      loaded.forEach(
          (name, ruleset) ->
              pf.change(
                  pf.state()
                      .with(
                          name,
                          ruleset.withTables(
                              KernelTable.loaded(
                                  pf.state().ruleset(name).tables(), ruleset.tables())))));
    }
    return Result.of(good ? 0 : 1, stdout.toString(), stderr.toString());
  }

  /** As the kernel keeps them: scrub before the other filter rules. */
  private static PacketFilter.Ruleset ruleset(ParsedRules rules) {
    return new PacketFilter.Ruleset(
        rules.options(), rules.tables(), rules.translationLines(), rules.filterLines());
  }

  private Optional<String> standardInput() {
    return Optional.of(invocation.stdin().utf8());
  }

  private Optional<String> text(String path) {
    return invocation.files().text(path);
  }

  private boolean read(String path, String anchor, Optional<String> text) {
    boolean good = false;
    if (text.isEmpty()) {
      stderr.append("pfctl: ").append(path).append(MISSING);
      stderr.append("pfctl: cannot open the main config file!").append(MISSING);
    } else {
      String shown = path.equals("-") ? "stdin" : path;
      ParsedRules rules =
          new PfText(text.get(), shown, anchor)
              .parse(HostLinks.of(invocation.world().interfaces()), this::text);
      rules.problems().forEach(line -> stderr.append(line).append('\n'));
      stdout.append(verbose ? rules.verbose() : "");
      loaded.put(anchor, ruleset(rules));
      waiting.addAll(rules.loads());
      good = rules.good();
    }
    if (!good && !checkOnly) {
      stderr.append("pfctl: Syntax error in config file: pf rules not loaded\n");
    }
    return good;
  }
}
