package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;

/**
 * Whether the main ruleset is loaded as /etc/pf.conf has it, qjailctl's own lines apart: an
 * operator may have changed either, and pf freezes the addresses of interfaces named without
 * parentheses as it loads.
 */
final class PfMainReading {

  private static final Pattern TRANSLATION = Pattern.compile("(no )?(nat|rdr|binat)(-anchor)? .*");
  private static final Pattern FILTER =
      Pattern.compile("(no )?(scrub|pass|block|match|anchor)( .*)?");

  private static final Set<String> HOOKS =
      Set.of(
          "nat-anchor \"" + PfAnchor.NAME + "\" all",
          "rdr-anchor \"" + PfAnchor.NAME + "\" all",
          PfAnchor.FILTER_HOOK + " all");

  private PfMainReading() {}

  /**
   * Of the main ruleset; both unknown, with pfctl's words, where it refuses the file.
   *
   * @param asWritten whether it is loaded as the file has it
   * @param filter all that the file says
   */
  record Main(Fact<Boolean> asWritten, Fact<List<String>> filter) {}

  static Reading<Main> of() {
    return PfReading.loaded("-sn")
        .and(PfReading.loaded("-sr"), Loaded::new)
        .and(
            Reading.of(Operation.Run.of("sh", "-c", PfMainScript.TEXT), PfMainReading::written),
            (loaded, written) -> new Main(loaded.asIn(written), written));
  }

  /** The rules that are loaded. */
  private record Loaded(Fact<List<String>> translation, Fact<List<String>> filter) {
    Fact<Boolean> asIn(Fact<List<String>> written) {
      return Facts.then(
          written,
          lines ->
              Facts.both(
                  translation,
                  filter,
                  (first, second) ->
                      same(TRANSLATION, lines, first) && same(FILTER, lines, second)));
    }
  }

  private static Fact<List<String>> written(Outcome outcome) {
    return Trouble.unfinished("pfctl -nvf", outcome)
        .<Fact<List<String>>>map(Fact::unknown)
        .orElseGet(
            () ->
                outcome.good()
                    ? Fact.known(PfReading.rules(outcome))
                    : Fact.unknown(
                        PfReading.complaint(outcome)
                            .replaceFirst("^stdin:", PfAnchor.PF_CONF + ":")));
  }

  private static boolean same(Pattern kind, List<String> written, List<String> loaded) {
    return only(kind, written).equals(only(kind, loaded));
  }

  /** Without what stands inside anchors that are written inline. */
  private static List<String> only(Pattern kind, List<String> lines) {
    return lines.stream()
        .filter(line -> kind.matcher(line).matches() && !HOOKS.contains(line))
        .map(line -> line.endsWith(" {") ? line.substring(0, line.length() - 2) : line)
        .toList();
  }
}
