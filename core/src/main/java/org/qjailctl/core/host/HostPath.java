package org.qjailctl.core.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.net.Parsed;

/** An absolute path on a host, without {@code .}, {@code ..}, empty parts or NUL. */
public record HostPath(String value) implements Comparable<HostPath> {

  public HostPath {
    String problem = problem(value);
    if (problem != null) {
      throw new IllegalArgumentException(value + ": " + problem);
    }
  }

  public static HostPath of(String value) {
    return new HostPath(value);
  }

  public static Parsed<HostPath> parse(String text) {
    String problem = problem(text);
    return problem == null ? Parsed.ok(new HostPath(text)) : Parsed.refused(problem);
  }

  private static @Nullable String problem(String text) {
    if (!text.startsWith("/")) {
      return "a path starts with /";
    }
    if (text.indexOf('\0') >= 0 || text.indexOf('\n') >= 0) {
      return "a path holds neither NUL nor line breaks";
    }
    if (text.equals("/")) {
      return null;
    }
    for (int start = 1; start <= text.length(); ) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      if (end == start || isDots(text, start, end)) {
        return "a path is written plainly, without empty parts, . or ..";
      }
      start = end + 1;
    }
    return null;
  }

  private static boolean isDots(String text, int start, int end) {
    return switch (end - start) {
      case 1 -> text.charAt(start) == '.';
      case 2 -> text.startsWith("..", start);
      default -> false;
    };
  }

  /** The path of {@code name} in this folder; {@code name} may have several parts. */
  public HostPath child(String name) {
    return new HostPath(value.equals("/") ? "/" + name : value + "/" + name);
  }

  /** This path, which starts at a jail's root, as the host sees it. */
  public HostPath under(HostPath root) {
    return root.child(value.substring(1));
  }

  /** The folder that holds this path; {@code /} holds itself. */
  public HostPath parent() {
    int slash = value.lastIndexOf('/');
    return new HostPath(slash <= 0 ? "/" : value.substring(0, slash));
  }

  /** The last part. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The parts between the slashes, none for {@code /}. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (int start = 1; start < value.length(); ) {
      int slash = value.indexOf('/', start);
      int end = slash < 0 ? value.length() : slash;
      parts.add(value.substring(start, end));
      start = end + 1;
    }
    return Collections.unmodifiableList(parts);
  }

  @Override
  public int compareTo(HostPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
