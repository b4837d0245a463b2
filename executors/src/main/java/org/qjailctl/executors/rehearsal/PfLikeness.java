package org.qjailctl.executors.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;

/** Whether pf of a simulated host stands for the one that was seen. */
final class PfLikeness {

  /** {@code include FILE}, {@code load anchor NAME from FILE}, {@code table ... file FILE}. */
  private static final Pattern NAMES_FILE =
      Pattern.compile("\\b(?:include|from|file)\\s+\"([^\"]*)\"");

  private PfLikeness() {}

  /** Why pf's steps cannot be rehearsed; empty if they can. */
  static Optional<String> differs(PfState seen, PfState seeded) {
    if (seen.pfConf().known().flatMap(text -> text).isPresent()
        && seen.mainWritten() instanceof Fact.Unknown<List<String>>(String reason)) {
      return Optional.of(PfAnchor.PF_CONF + " is not known as pf reads it: " + reason);
    }
    return unread(seen.pfConf().known().flatMap(text -> text).orElse(""))
        .map(file -> PfAnchor.PF_CONF + " names " + file + ", which was not read")
        .or(() -> Likeness.differs("pf's rules", seen, seeded));
  }

  /** The first file that {@code pfConf} names and that only pfctl(8) has read. */
  private static Optional<String> unread(String pfConf) {
    for (String line : pfConf.lines().toList()) {
      Matcher named = NAMES_FILE.matcher(line.replaceFirst("#.*", ""));
      while (named.find()) {
        if (!named.group(1).equals(PfAnchor.FILE.value())) {
          return Optional.of(named.group(1));
        }
      }
    }
    return Optional.empty();
  }
}
