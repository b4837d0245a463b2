package org.qjailctl.core.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.net.Parsed;

/** An absolute path on a host, without {@code .}, {@code ..}, empty parts or NUL. */
public record HostPath(String value) implements Comparable<HostPath> {

  public HostPath {
    if (problem(value) != null) {
      throw new IllegalArgumentException(value + ": " + problem(value));
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
    for (String part : text.substring(1).split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return "a path is written plainly, without empty parts, . or ..";
      }
    }
    return null;
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
    for (String part : value.split("/")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return List.copyOf(parts);
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
