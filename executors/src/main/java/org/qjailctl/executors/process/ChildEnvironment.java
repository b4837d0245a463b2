package org.qjailctl.executors.process;

import java.util.Map;
import java.util.Set;

/**
 * The environment of a program that this process starts: of this process's own variables those that
 * are named here, and no others. A continuous integration's hold its tokens, a program hands its
 * environment on to whatever it starts, and ps(1) shows it.
 *
 * @param kept the variables that are handed on where they are set
 * @param withheld those of them that are not, because they hold a secret
 * @param set variables that are set
 */
public record ChildEnvironment(Set<String> kept, Set<String> withheld, Map<String, String> set) {

  /** What any program needs to find programs, a home and the time; of the rest, who asks. */
  private static final Set<String> PLAIN =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "TERM", "TZ", "TMPDIR", "SSH_CONNECTION");

  /** What ssh(1) needs to ask an agent, a security key, Kerberos or a person. */
  private static final Set<String> OF_SSH =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TERM",
          "TZ",
          "TMPDIR",
          "SHELL",
          "SSH_AUTH_SOCK",
          "SSH_AGENT_PID",
          "SSH_ASKPASS",
          "SSH_ASKPASS_REQUIRE",
          "SSH_SK_PROVIDER",
          "SSH_SK_HELPER",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "XDG_RUNTIME_DIR",
          "KRB5CCNAME",
          "KRB5_CONFIG");

  /** So that messages are the English ones that are known here. */
  private static final Map<String, String> LOCALE = Map.of("LC_ALL", "C");

  public ChildEnvironment {
    kept = Set.copyOf(kept);
    withheld = Set.copyOf(withheld);
    set = Map.copyOf(set);
  }

  /**
   * For a shell on this machine, which runs what a manifest wants, and for other plain programs.
   */
  public static ChildEnvironment plain(Set<String> withheld) {
    return new ChildEnvironment(PLAIN, withheld, LOCALE);
  }

  /** For ssh(1) and what it starts. */
  public static ChildEnvironment ofSsh(Set<String> withheld) {
    return new ChildEnvironment(OF_SSH, withheld, LOCALE);
  }

  /** The same for a program that a person talks to, in that person's language. */
  public ChildEnvironment ofPerson() {
    return new ChildEnvironment(kept, withheld, Map.of());
  }

  void applyTo(ProcessBuilder builder) {
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(kept);
    environment.keySet().removeAll(withheld);
    environment.putAll(set);
  }
}
