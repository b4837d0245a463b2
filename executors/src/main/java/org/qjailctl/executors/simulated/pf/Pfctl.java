package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.PacketFilter;

/** pfctl(8). Several requests in one call are carried out in the order of its main function. */
public final class Pfctl implements Program {

  private static final String USAGE =
      """
      usage: pfctl [-AdeghMmNnOPqRrvz] [-a anchor] [-D macro=value] [-F modifier]
      \t[-f file] [-i interface] [-K host | network]
      \t[-k host | network | gateway | label | id] [-o level] [-p device]
      \t[-s modifier] [-t table -T command [address ...]] [-x level]
      """;

  private static final List<String> SHOWN =
      List.of("nat", "rules", "Anchors", "info", "Tables", "Running", "all");

  private static final List<String> CLEARED = List.of("nat", "rules", "info", "Tables", "all");

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "a:def:F:nqs:t:T:v");
    Optional<String> show = options.value('s').map(w -> chosen(w, SHOWN));
    Optional<String> clear = options.value('F').map(w -> chosen(w, CLEARED));
    if (options.given().isEmpty()
        || show.equals(Optional.of(""))
        || clear.equals(Optional.of(""))
        || TableCommand.isUsage(options)) {
      return Result.of(1, "", USAGE);
    }
    if (!options.rest().isEmpty() && !options.has('T')) {
      return Result.of(
          1,
          "",
          "pfctl: unknown command line argument: " + options.rest().getFirst() + " ...\n" + USAGE);
    }
    boolean checkOnly = options.has('n');
    boolean device =
        invocation.place().jail().isEmpty() && invocation.world().kernel().hasModule("pf");
    if (!checkOnly && !device) {
      return Result.failed(1, "pfctl: /dev/pf: No such file or directory");
    }
    return new Call(invocation, options, checkOnly).run(show, clear);
  }

  /** The first of {@code words} that starts with what was given; empty when none does. */
  private static String chosen(String given, List<String> words) {
    return words.stream().filter(w -> w.startsWith(given)).findFirst().orElse("");
  }

  /** One call that found its arguments and its device good. */
  private record Call(Invocation invocation, Options options, boolean checkOnly) {

    Result run(Optional<String> show, Optional<String> clear) {
      List<Request> requests = new ArrayList<>();
      if (options.has('d') && !checkOnly) {
        requests.add(() -> switched(false));
      }
      if (!checkOnly) {
        show.ifPresent(what -> requests.add(() -> shown(what)));
        clear.ifPresent(what -> requests.add(() -> cleared(what)));
      }
      if (options.has('T') && !checkOnly) {
        requests.add(() -> new TableCommand(invocation.world().pf(), options, anchor()).run());
      }
      options.value('f').ifPresent(path -> requests.add(() -> loaded(path)));
      if (options.has('e') && !checkOnly) {
        requests.add(() -> switched(true));
      }
      Result result = Result.SILENT;
      for (Request request : requests) {
        result = result.then(request.result());
        if (!result.good()) {
          return result;
        }
      }
      return result;
    }

    private PacketFilter.State state() {
      return invocation.world().pf().state();
    }

    private void change(PacketFilter.State changed) {
      invocation.world().pf().change(changed);
    }

    private long now() {
      return invocation.world().clock().instant().getEpochSecond();
    }

    /** The anchor without a star at its end, which asks for all below it as well. */
    private String anchor() {
      return options.value('a').orElse("").replaceFirst("/?\\*$", "");
    }

    private Result told(String words) {
      return options.has('q') ? Result.SILENT : Result.of(0, "", words + "\n");
    }

    private Result switched(boolean on) {
      if (state().enabled() == on) {
        return Result.failed(1, "pfctl: " + (on ? "pf already enabled" : "pf not enabled"));
      }
      change(state().switched(on, now()));
      return told(on ? "pf enabled" : "pf disabled");
    }

    private Result loaded(String path) {
      if (anchor().startsWith("_") || anchor().contains("/_")) {
        return Result.failed(
            1, "pfctl: anchor names beginning with '_' cannot be modified from the command line");
      }
      return new RulesLoad(invocation, checkOnly, options.has('v')).run(path, anchor());
    }

    private Result shown(String what) {
      return switch (what) {
        case "nat" -> rules(state().ruleset(anchor()).translation());
        case "rules" -> rules(state().ruleset(anchor()).filter());
        case "Anchors" -> anchors();
        case "info" -> Result.printed(StatusText.of(state(), now()));
        case "Tables" -> Result.printed(tables());
        case "Running" ->
            Result.of(
                state().enabled() ? 0 : 1, state().enabled() ? "Enabled\n" : "Disabled\n", "");
        default -> everything();
      };
    }

    /** An anchor that is not there is told of, with exit status 0; recording 10. */
    private Result rules(List<String> lines) {
      if (options.value('a').orElse("").endsWith("*")) {
        return Result.SILENT;
      }
      if (!anchor().isEmpty() && !Anchors.of(state()).contains(anchor())) {
        return Result.of(0, "", "pfctl: DIOCGETRULES: Invalid argument\n");
      }
      return Result.printed(text(lines));
    }

    private static String text(List<String> lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line).append('\n'));
      return text.toString();
    }

    /** The anchors right below; with {@code -v} those below them too. */
    private Result anchors() {
      String above = anchor();
      if (!above.isEmpty() && !Anchors.of(state()).contains(above)) {
        return Result.of(0, "", "Anchor '" + above + "' not found.\n");
      }
      String prefix = above.isEmpty() ? "" : above + "/";
      StringBuilder text = new StringBuilder();
      for (String name : Anchors.of(state())) {
        boolean below = name.startsWith(prefix) && !name.equals(above);
        if (below && (options.has('v') || name.indexOf('/', prefix.length()) < 0)) {
          text.append("  ").append(name).append('\n');
        }
      }
      return Result.printed(text.toString());
    }

    private String tables() {
      return text(
          state().ruleset(anchor()).tables().stream()
              .map(line -> line.substring(line.indexOf('<') + 1, line.indexOf('>')))
              .sorted()
              .toList());
    }

    private Result everything() {
      return Result.printed(titled("TRANSLATION RULES", state().main().translation()))
          .then(Result.printed("FILTER RULES:\n" + text(state().main().filter()) + "\n"))
          .then(Result.printed("INFO:\n" + StatusText.of(state(), now())));
    }

    private static String titled(String title, List<String> lines) {
      return lines.isEmpty() ? "" : title + ":\n" + text(lines) + "\n";
    }

    private Result cleared(String what) {
      PacketFilter.Ruleset old = state().ruleset(anchor());
      return switch (what) {
        case "nat" -> put(old.withTranslation(List.of()), "nat cleared");
        case "rules" -> put(old.withFilter(List.of()), "rules cleared");
        case "Tables" -> put(old.withTables(List.of()), old.tables().size() + " tables deleted.");
        case "info" -> statistics();
        default -> everythingCleared(old);
      };
    }

    private Result put(PacketFilter.Ruleset changed, String words) {
      change(state().with(anchor(), changed));
      return told(words);
    }

    private Result statistics() {
      change(state().switched(state().enabled(), now()));
      return told("pf: statistics cleared");
    }

    /** Anchors keep their rules when the main ruleset is cleared. */
    private Result everythingCleared(PacketFilter.Ruleset old) {
      Result rules = put(PacketFilter.Ruleset.NONE, "rules cleared").then(told("nat cleared"));
      Result all = rules.then(told(old.tables().size() + " tables deleted."));
      return anchor().isEmpty()
          ? all.then(told("0 states cleared"))
              .then(told("source tracking entries cleared"))
              .then(statistics())
              .then(told("pf: interface flags reset"))
          : all;
    }
  }

  /** Something that a call asks for. */
  private interface Request {
    Result result();
  }
}
