package org.qjailctl.core.host;

import java.util.List;
import org.qjailctl.core.net.Parsed;

/** How the user that logs in becomes root. */
public enum Become {
  /** It is root already, or is to stay what it is. */
  NONE,
  /** By doas(1). */
  DOAS,
  /** By sudo(8). */
  SUDO;

  /** Reads {@code none}, {@code doas} or {@code sudo}. */
  public static Parsed<Become> parse(String text) {
    return switch (text) {
      case "none" -> Parsed.ok(NONE);
      case "doas" -> Parsed.ok(DOAS);
      case "sudo" -> Parsed.ok(SUDO);
      default -> Parsed.refused("the ways to become root are none, doas and sudo");
    };
  }

  /** The words before a command that is to run as root; with {@code -n} neither asks a question. */
  public List<String> prefix() {
    return switch (this) {
      case NONE -> List.of();
      case DOAS -> List.of("doas", "-n");
      case SUDO -> List.of("sudo", "-n");
    };
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return switch (this) {
      case NONE -> "none";
      case DOAS -> "doas";
      case SUDO -> "sudo";
    };
  }
}
