package org.qjailctl.executors.simulated.pf;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.PacketFilter;

/**
 * The anchors that the kernel knows: those with rules, those that a loaded rule calls, and the ones
 * above them.
 */
final class Anchors {

  private static final Pattern CALL = Pattern.compile("(?:nat-|rdr-)?anchor \"([^\"]+)\".*");

  private Anchors() {}

  /** Full paths, sorted as the kernel sorts them. */
  static Set<String> of(PacketFilter.State state) {
    Set<String> found = new TreeSet<>();
    calls(found, "", state.main());
    state
        .anchors()
        .forEach(
            (name, ruleset) -> {
              add(found, name);
              calls(found, name, ruleset);
            });
    return found;
  }

  private static void calls(Set<String> found, String inside, PacketFilter.Ruleset ruleset) {
    for (List<String> rules : List.of(ruleset.translation(), ruleset.filter())) {
      for (String rule : rules) {
        Matcher call = CALL.matcher(rule);
        if (call.matches()) {
          add(found, resolved(inside, call.group(1)));
        }
      }
    }
  }

  /** A name that starts with a slash is absolute; a star at its end calls what is inside. */
  private static String resolved(String inside, String name) {
    String plain = name.replaceFirst("/?\\*$", "");
    if (plain.startsWith("/")) {
      return plain.substring(1);
    }
    return inside.isEmpty() ? plain : inside + "/" + plain;
  }

  private static void add(Set<String> found, String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      found.add(path.substring(0, slash));
    }
    if (!path.isEmpty()) {
      found.add(path);
    }
  }
}
