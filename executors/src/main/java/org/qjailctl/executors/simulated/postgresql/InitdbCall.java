package org.qjailctl.executors.simulated.postgresql;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Options;

/**
 * What initdb was called with.
 *
 * @param method of authentication, for pg_hba.conf
 */
record InitdbCall(
    String folder,
    String method,
    Optional<String> encoding,
    Optional<String> locale,
    Optional<String> passwordFile) {

  /** Empty when no directory was named. */
  static Optional<InitdbCall> read(List<String> arguments) {
    Optional<String> passwordFile = longOption(arguments, "pwfile");
    List<String> letters = arguments.stream().filter(word -> !word.startsWith("--")).toList();
    Options options = Options.read(letters, "A:D:E:gkL:nNsST:U:WX:d");
    Optional<String> folder =
        options
            .value('D')
            .or(() -> longOption(arguments, "pgdata"))
            .or(() -> options.rest().stream().findFirst());
    String method = options.value('A').or(() -> longOption(arguments, "auth")).orElse("trust");
    return folder.map(
        f ->
            new InitdbCall(
                f,
                method,
                options.value('E').or(() -> longOption(arguments, "encoding")),
                longOption(arguments, "locale"),
                passwordFile));
  }

  private static Optional<String> longOption(List<String> arguments, String name) {
    String start = "--" + name + "=";
    return arguments.stream()
        .filter(word -> word.startsWith(start))
        .findFirst()
        .map(word -> word.substring(start.length()));
  }

  /** Whether the method asks nobody for a password. */
  boolean trusts() {
    return List.of("trust", "peer", "ident", "reject", "cert").contains(method);
  }
}
