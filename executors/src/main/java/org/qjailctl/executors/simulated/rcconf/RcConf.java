package org.qjailctl.executors.simulated.rcconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The variables that rc(8) sees: /etc/defaults/rc.conf, then the files named there. */
public final class RcConf {

  /** {@code rc_conf_files} in /etc/defaults/rc.conf; a later one wins. */
  public static final List<String> FILES = List.of("/etc/rc.conf", "/etc/rc.conf.local");

  private static final Map<String, String> DEFAULTS = evaluated(RcDefaults.TEXT);

  private RcConf() {}

  /** All variables with their values. */
  public static Map<String, String> effect(FileView files) {
    Map<String, String> variables = defaults(files);
    for (String path : FILES) {
      files.text(path).ifPresent(text -> ShellAssignments.evaluate(text, variables));
    }
    return variables;
  }

  /** All variables as {@code service} sees them, its own files of rc.conf.d included. */
  public static Map<String, String> effect(FileView files, String service) {
    Map<String, String> variables = effect(files);
    readOwn(files, service, variables);
    return variables;
  }

  /** What load_rc_config of rc.subr(8) reads for one service. */
  public static void readOwn(FileView files, String service, Map<String, String> variables) {
    for (String folder : List.of("/etc", "/usr/local/etc")) {
      String path = folder + "/rc.conf.d/" + service;
      files.text(path).ifPresent(text -> ShellAssignments.evaluate(text, variables));
      for (String name : names(files, path)) {
        files.text(path + "/" + name).ifPresent(text -> ShellAssignments.evaluate(text, variables));
      }
    }
  }

  private static List<String> names(FileView files, String folder) {
    try {
      return files.isFolder(folder) ? files.list(folder) : List.of();
    } catch (FileRefused e) {
      throw new IllegalStateException("a folder that is there can be listed", e);
    }
  }

  /** The variables that /etc/defaults/rc.conf sets. */
  public static Map<String, String> defaults(FileView files) {
    return files
        .text("/etc/defaults/rc.conf")
        .map(RcConf::evaluated)
        .orElseGet(() -> new LinkedHashMap<>(DEFAULTS));
  }

  private static Map<String, String> evaluated(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    ShellAssignments.evaluate(text, variables);
    return variables;
  }

  /**
   * The variables that {@code path} sets on top of {@code before}, without those of {@code before}.
   */
  public static Map<String, String> setBy(FileView files, String path, Map<String, String> before) {
    Map<String, String> after = new TreeMap<>(before);
    Map<String, String> own = new TreeMap<>();
    files
        .text(path)
        .ifPresent(text -> ShellAssignments.names(text).forEach(name -> own.put(name, "")));
    files.text(path).ifPresent(text -> ShellAssignments.evaluate(text, after));
    own.replaceAll((name, none) -> Optional.ofNullable(after.get(name)).orElse(""));
    return own;
  }

  /** Whether {@code value} means yes to checkyesno in rc.subr(8). */
  public static boolean isYes(String value) {
    return List.of("yes", "true", "on", "1").contains(value.toLowerCase(Locale.ROOT));
  }
}
