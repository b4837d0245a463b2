package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.FileView;

/** The rule sets that {@code devfs rule showsets} lists: the system's four and the host's own. */
final class DevfsRules {

  /** devfsrules_hide_all to devfsrules_jail in /etc/defaults/devfs.rules. */
  private static final List<String> SYSTEM = List.of("1", "2", "3", "4");

  private static final Pattern HEADING = Pattern.compile("(?m)^\\[[^=\\]]+=([0-9]+)\\]");

  private DevfsRules() {}

  static List<String> sets(FileView files) {
    List<String> sets = new ArrayList<>(SYSTEM);
    Matcher heading = HEADING.matcher(files.text("/etc/devfs.rules").orElse(""));
    while (heading.find()) {
      sets.add(heading.group(1));
    }
    return sets;
  }
}
