package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The rc.conf(5) files of a place as sysrc(8) reads and edits them: line by line, as text. */
final class RcFiles {

  private final FileView files;
  private final Optional<String> only;

  /**
   * The files of a place.
   *
   * @param only sysrc's {@code -f}: this file alone, without the defaults
   */
  RcFiles(FileView files, Optional<String> only) {
    this.files = files;
    this.only = only;
  }

  Map<String, String> effect() {
    return only.map(path -> RcConf.setBy(files, path, Map.of()))
        .orElseGet(() -> RcConf.effect(files));
  }

  /** What the files set themselves, without the defaults. */
  Map<String, String> own() {
    Map<String, String> before = only.isPresent() ? Map.of() : RcConf.defaults(files);
    Map<String, String> own = new TreeMap<>();
    for (String path : paths()) {
      own.putAll(RcConf.setBy(files, path, before));
    }
    return own;
  }

  private List<String> paths() {
    return only.map(List::of).orElse(RcConf.FILES);
  }

  /** The file that sets {@code name}, or the one that would get it. */
  String fileOf(String name) {
    for (String path : paths().reversed()) {
      if (files.text(path).orElse("").lines().anyMatch(line -> sets(line, name))) {
        return path;
      }
    }
    return paths().getFirst();
  }

  private static boolean sets(String line, String name) {
    return line.stripLeading().startsWith(name + "=");
  }

  /**
   * Writes the value between double quotes, unescaped, in place of the last line that sets it or at
   * the end.
   */
  void set(String name, String value) throws FileRefused {
    String path = fileOf(name);
    List<String> lines = new ArrayList<>(files.text(path).orElse("").lines().toList());
    String wanted = name + "=\"" + value + "\"";
    int at = lines.size() - 1;
    while (at >= 0 && !sets(lines.get(at), name)) {
      at--;
    }
    if (at >= 0) {
      lines.set(at, wanted);
    } else {
      lines.add(wanted);
    }
    files.replace(path, String.join("\n", lines) + "\n");
  }

  void delete(String name) throws FileRefused {
    String path = fileOf(name);
    List<String> lines = new ArrayList<>(files.text(path).orElse("").lines().toList());
    if (lines.removeIf(line -> sets(line, name))) {
      files.replace(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }
  }
}
