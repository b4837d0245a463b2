package org.qjailctl.executors.simulated.qjail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What qjail keeps of a jail between starts: the variables of its definition file, an unset one
 * being empty.
 */
record Definition(Map<String, String> values) {

  /** The variables in the order in which the script's write-definition prints them. */
  private static final List<String> NAMES =
      List.of(
          "name",
          "ip4",
          "ip6",
          "path",
          "interface",
          "fstab",
          "securelevel",
          "cpuset",
          "fib",
          "vnet",
          "vinterface",
          "rsockets",
          "ruleset",
          "sysvipc",
          "quotas",
          "nullfs",
          "tmpfs",
          "zfs",
          "poststartssh",
          "deffile",
          "image",
          "imagetype",
          "imageblockcount",
          "imagedevice");

  private static final Pattern ASSIGNMENT = Pattern.compile("([a-z0-9]+)=\"(.*)\"");

  Definition {
    values = Map.copyOf(values);
  }

  static Definition parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (assignment.matches()) {
        values.put(assignment.group(1), assignment.group(2));
      }
    }
    return new Definition(values);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }

  Definition with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Definition(changed);
  }

  Definition without(String name) {
    return with(name, "");
  }

  String name() {
    return get("name");
  }

  /** The folder of the jail's files; an image is mounted there. */
  String root() {
    return get("path");
  }

  boolean isImage() {
    return has("imagetype");
  }

  /** The definition file. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String name : NAMES) {
      text.append(name).append("=\"").append(get(name)).append("\"\n");
    }
    return text.toString();
  }
}
